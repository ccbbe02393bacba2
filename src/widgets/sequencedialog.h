// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <set>

#include <QDialog>
#include <QElapsedTimer>
#include <QTimer>

#include "sequenceplay.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTreeWidget;

namespace sw {

class Theme;

/// A list of sends, waits, expected answers and loops, written here and played on the open connection of a panel: each step's
/// result and time shown while it runs. Kept as a scenario file. Main thread; the endpoint outlives it.
class SequenceDialog final : public QDialog
{
    Q_OBJECT

public:
    /// The connection that a sequence would run on.
    struct Target
    {
        SocketId socket = 0; ///< 0: there is none
        QString peer;
        QString why; ///< there is none; a whole sentence
    };
    /// What it asks its panel. All may be asked at any time.
    struct Where
    {
        Endpoint &endpoint;
        const Theme &theme;
        std::function<Target()> target;
        std::function<void(Sequence &)>
            place; ///< gives it the peer's address and the kind of socket, as files write them
        std::function<QByteArray()> composed; ///< the composer's message; empty: it has none
        std::function<bool()> overTls; ///< the panel's connections are encrypted
    };

    SequenceDialog(Where where, QWidget *parent);
    ~SequenceDialog() override;

    [[nodiscard]] const Sequence &sequence() const { return m_sequence; }
    void setSequence(const Sequence &sequence); ///< without edited(); ignored while one runs
    [[nodiscard]] static Sequence firstSequence(); ///< what stands there until a person writes another one
    void run(); ///< or says why not
    void stop();
    [[nodiscard]] bool isRunning() const { return m_play && m_play->isRunning(); }
    [[nodiscard]] const SequencePlay *play() const
    {
        return m_play.get();
    } ///< the last one; null: none since the list changed
    bool openFile(const QString &path); ///< plays nothing; false: it says why, and nothing has changed
    bool saveFile(const QString &path); ///< false: it says why
    void renew(); ///< the panel's connection or message may be another one

Q_SIGNALS:
    void edited(); ///< the sequence is another one

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void buildFields();
    void connectKeys();
    void fill();
    void measure(); ///< how deep in loops each step stands, and how often it comes
    void showSteps();
    void showStep(int step);
    void showFields();
    void showButtons();
    void showFault();
    void showProgress();
    void showEnd();
    void takeFields();
    void add(const SequenceStep &step);
    void addNext(); ///< what usually follows the chosen step
    void addComposed();
    void removeChosen();
    void move(int by);
    void loopChosen();
    void changed(int current); ///< the list; that step is chosen then
    [[nodiscard]] int chosen() const; ///< -1: none
    [[nodiscard]] const SequenceStep &at(int step) const { return m_sequence.steps[static_cast<std::size_t>(step)]; }
    [[nodiscard]] int count() const { return static_cast<int>(m_sequence.steps.size()); }
    [[nodiscard]] int partnerOf(int step) const; ///< of a loop's mark, the other one; -1: none
    [[nodiscard]] QString what(const SequenceStep &step) const;
    [[nodiscard]] QString resultText(int step) const; ///< empty: nothing to tell yet
    [[nodiscard]] QString timeText(int step) const;
    [[nodiscard]] QString timesText(int step) const; ///< of all rounds; empty: there was one
    [[nodiscard]] QString endText() const;
    [[nodiscard]] static QString amountText(const SequenceInbox::Dropped &dropped); ///< empty: nothing was
    [[nodiscard]] QString faultText(SequenceFault fault, int step) const;
    [[nodiscard]] QString whyRefused(const Scenario &scenario, int refused) const; ///< a step, or -1
    void askAndOpen();
    void askAndSave();
    void say(const QString &text, const char *ink);
    void retranslate();
    void nameFields();

    const Where m_where;
    Sequence m_sequence;
    std::unique_ptr<SequencePlay> m_play;
    struct Place
    {
        int depth = 0;
        qint64 rounds = 1; ///< of all loops around it
    };
    std::vector<Place> m_places;
    SequenceFault m_fault = SequenceFault::None;
    int m_faulty = -1;
    std::set<int> m_dirty; ///< steps whose result changed since it was shown
    QTimer m_tick;
    QElapsedTimer m_stepTime;
    bool m_loading = false;
    QLabel *m_intro;
    QTreeWidget *m_list;
    QComboBox *m_kind;
    QComboBox *m_match;
    QLineEdit *m_text;
    QComboBox *m_form;
    QSpinBox *m_number;
    QSpinBox *m_bytes;
    QPushButton *m_add;
    QPushButton *m_compose;
    QPushButton *m_remove;
    QPushButton *m_up;
    QPushButton *m_down;
    QPushButton *m_loop;
    QCheckBox *m_goOn;
    QLabel *m_status;
    QPushButton *m_run;
    QPushButton *m_open;
    QPushButton *m_save;
    QPushButton *m_close;
};

} // namespace sw
