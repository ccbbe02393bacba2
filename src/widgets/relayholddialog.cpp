// SPDX-License-Identifier: GPL-3.0-or-later
#include "relayholddialog.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>

#include "payloaderrortext.h"
#include "payloadparser.h"
#include "theme.h"
#include "unitwords.h"

namespace sw {

namespace {

constexpr qsizetype previewBytes = 200;
constexpr qsizetype mostEdited = 64 * 1024; // a larger chunk goes as it is
constexpr int editLines = 5;

const char *nameOf(RelayWay way)
{
    return way == RelayWay::Up ? "holdUpBox" : "holdDownBox";
}

} // namespace

RelayHoldDialog::RelayHoldDialog(Relay &relay, const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_relay(relay)
    , m_list(new QTreeWidget(this))
    , m_editLabel(new QLabel(this))
    , m_edit(new QPlainTextEdit(this))
    , m_wrong(new QLabel(this))
    , m_go(new QPushButton(this))
    , m_goEdited(new QPushButton(this))
    , m_goAll(new QPushButton(this))
    , m_drop(new QPushButton(this))
    , m_injectBox(new QGroupBox(this))
    , m_talk(new QComboBox(this))
    , m_way(new QComboBox(this))
    , m_injected(new QLineEdit(this))
    , m_inject(new QPushButton(this))
{
    setObjectName(QStringLiteral("relayHoldDialog"));
    build(theme);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &RelayHoldDialog::showChosen);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &RelayHoldDialog::showButtons);
    connect(m_injected, &QLineEdit::textChanged, this, &RelayHoldDialog::showButtons);
    connect(m_injected, &QLineEdit::returnPressed, this, &RelayHoldDialog::inject);
    connect(m_talk, &QComboBox::currentIndexChanged, this, &RelayHoldDialog::showButtons);
    connect(m_go, &QPushButton::clicked, this, [this] { letGo(false); });
    connect(m_goEdited, &QPushButton::clicked, this, [this] { letGo(true); });
    connect(m_goAll, &QPushButton::clicked, this, &RelayHoldDialog::letAllGo);
    connect(m_drop, &QPushButton::clicked, this, &RelayHoldDialog::drop);
    connect(m_inject, &QPushButton::clicked, this, &RelayHoldDialog::inject);
    // A chunk that comes is a row of the log: its news is this dialog's news.
    connect(&relay.workbench(), &Workbench::rowsAdded, this, &RelayHoldDialog::follow);
    connect(&relay, &Relay::talkAdded, this, &RelayHoldDialog::follow);
    connect(&relay, &Relay::talkChanged, this, &RelayHoldDialog::follow);
    connect(&relay, &Relay::talksReset, this, &RelayHoldDialog::follow);
    retranslate();
    fill();
}

void RelayHoldDialog::build(const Theme &theme)
{
    auto *column = new QVBoxLayout(this);
    auto *holds = new QHBoxLayout;
    for (const RelayWay way : {RelayWay::Up, RelayWay::Down}) {
        auto *box = new QCheckBox(this);
        box->setObjectName(QLatin1StringView(nameOf(way)));
        box->setChecked(m_relay.isHolding(way));
        connect(box, &QCheckBox::toggled, this, [this, way](bool on) {
            m_relay.setHolding(way, on);
            follow();
            Q_EMIT holdingChanged();
        });
        m_hold[static_cast<std::size_t>(way)] = box;
        holds->addWidget(box);
    }
    holds->addStretch();
    column->addLayout(holds);
    m_list->setObjectName(QStringLiteral("heldList"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setColumnCount(4);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(true);
    m_list->setFont(theme.monospace());
    column->addWidget(m_list, 2);
    column->addWidget(m_editLabel);
    m_edit->setObjectName(QStringLiteral("heldEdit"));
    m_edit->setFont(theme.monospace());
    m_edit->setTabChangesFocus(true);
    m_edit->setMinimumHeight(m_edit->fontMetrics().lineSpacing() * editLines);
    m_editLabel->setBuddy(m_edit);
    column->addWidget(m_edit, 1);
    m_wrong->setObjectName(QStringLiteral("heldWrong"));
    m_wrong->setTextFormat(Qt::PlainText);
    m_wrong->setWordWrap(true);
    m_wrong->setProperty("ink", QStringLiteral("error"));
    column->addWidget(m_wrong);
    auto *buttons = new QHBoxLayout;
    const std::array<std::pair<QPushButton *, const char *>, 4> names{{{m_go, "letGoButton"},
                                                                       {m_goEdited, "letGoEditedButton"},
                                                                       {m_drop, "dropButton"},
                                                                       {m_goAll, "letAllGoButton"}}};
    for (const auto &[button, name] : names) {
        button->setObjectName(QLatin1StringView(name));
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    column->addLayout(buttons);
    auto *row = new QHBoxLayout(m_injectBox);
    m_talk->setObjectName(QStringLiteral("injectTalkBox"));
    m_way->setObjectName(QStringLiteral("injectWayBox"));
    m_way->addItem(QString());
    m_way->addItem(QString());
    m_injected->setObjectName(QStringLiteral("injectEdit"));
    m_injected->setFont(theme.monospace());
    m_inject->setObjectName(QStringLiteral("injectButton"));
    m_inject->setAutoDefault(false);
    row->addWidget(m_talk);
    row->addWidget(m_way);
    row->addWidget(m_injected, 1);
    row->addWidget(m_inject);
    column->addWidget(m_injectBox);
    resize(sizeHint().expandedTo({720, 480}));
}

void RelayHoldDialog::setTalk(quint32 number)
{
    if (const int index = m_talk->findData(number); index >= 0)
        m_talk->setCurrentIndex(index);
}

quint64 RelayHoldDialog::version() const
{
    quint64 sum = 0;
    for (const RelayTalk &talk : m_relay.talks())
        sum += 1 + (talk.isOver() ? 1 : 0) + talk.up->heldVersion() + talk.down->heldVersion();
    return sum;
}

void RelayHoldDialog::follow()
{
    if (!isVisible() && m_version != ~0ULL)
        return;
    if (version() != m_version)
        fill();
}

void RelayHoldDialog::fill()
{
    m_version = version();
    const Place *before = chosen();
    const quint64 kept = before ? before->chunk : 0;
    const quint32 keptTalk = before ? before->talk : 0;
    const QVariant injectInto = m_talk->currentData();
    {
        const QSignalBlocker quiet(m_list);
        const QSignalBlocker quietTalks(m_talk);
        m_list->clear();
        m_places.clear();
        m_talk->clear();
        for (const RelayTalk &talk : m_relay.talks()) {
            if (talk.isOver())
                continue;
            m_talk->addItem(tr("#%1, %2", "conversation, its client").arg(talk.number).arg(talk.client.peer.toString()),
                            talk.number);
            for (const RelayWay way : {RelayWay::Up, RelayWay::Down}) {
                for (const HeldChunk &held : talk.pipe(way)->held()) {
                    const PayloadText text = editableText(held.bytes.first(std::min(held.bytes.size(), previewBytes)),
                                                          TextEncoding::Utf8);
                    auto *item = new QTreeWidgetItem(
                        {QStringLiteral("#%1").arg(talk.number), way == RelayWay::Up ? tr("→ target") : tr("← client"),
                         UnitWords::size(static_cast<quint64>(held.bytes.size())), text.text});
                    m_list->addTopLevelItem(item);
                    m_places.push_back({talk.number, way, held.id});
                    if (held.id == kept && talk.number == keptTalk)
                        m_list->setCurrentItem(item);
                }
            }
        }
        if (const int index = m_talk->findData(injectInto); index >= 0)
            m_talk->setCurrentIndex(index);
        if (!m_list->currentItem() && m_list->topLevelItemCount() > 0)
            m_list->setCurrentItem(m_list->topLevelItem(0));
    }
    // What is being edited stays as it is, as long as its chunk waits.
    const Place *now = chosen();
    if (!now || now->chunk != kept || now->talk != keptTalk || kept == 0)
        showChosen();
    else
        showButtons();
}

const RelayHoldDialog::Place *RelayHoldDialog::chosen() const
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    return row >= 0 && static_cast<std::size_t>(row) < m_places.size() ? &m_places[static_cast<std::size_t>(row)]
                                                                       : nullptr;
}

void RelayHoldDialog::showChosen()
{
    const Place *place = chosen();
    const RelayTalk *talk = place ? m_relay.talk(place->talk) : nullptr;
    m_shown.clear();
    if (talk) {
        for (const HeldChunk &held : talk->pipe(place->way)->held()) {
            if (held.id == place->chunk)
                m_shown = held.bytes;
        }
    }
    const QSignalBlocker quiet(m_edit);
    const PayloadText text = editableText(m_shown.size() > mostEdited ? QByteArray() : m_shown, TextEncoding::Utf8);
    m_asHex = text.form == PayloadForm::Hex;
    m_edit->setPlainText(text.text);
    m_edit->setEnabled(talk && m_shown.size() <= mostEdited);
    retranslate();
    showButtons();
}

void RelayHoldDialog::showButtons()
{
    const Place *place = chosen();
    const auto read = parsePayload(m_edit->toPlainText(), m_asHex ? PayloadForm::Hex : PayloadForm::Escapes,
                                   TextEncoding::Utf8, LineEnding::None);
    const QString nothing = tr("Nothing is held.");
    for (QPushButton *button : {m_go, m_drop, m_goAll}) {
        button->setEnabled(place != nullptr);
        button->setToolTip(place ? QString() : nothing);
    }
    const bool tooLarge = place && m_shown.size() > mostEdited;
    const QString wrong = read.ok() ? QString()
                                    : payloadErrorText(*read.error, m_edit->toPlainText(), TextEncoding::Utf8);
    m_goEdited->setEnabled(place && read.ok() && !tooLarge);
    m_goEdited->setToolTip(!place ? nothing : tooLarge ? tr("Chunks above 64 KiB cannot be edited here.") : wrong);
    const RelayTalk *into = targetTalk();
    const auto injected = parsePayload(m_injected->text(), PayloadForm::Escapes, TextEncoding::Utf8, LineEnding::None);
    const QString wrongInjected = injected.ok()
        ? QString()
        : payloadErrorText(*injected.error, m_injected->text(), TextEncoding::Utf8);
    m_wrong->setText(!wrong.isEmpty() ? wrong : wrongInjected);
    m_wrong->setVisible(!m_wrong->text().isEmpty());
    m_inject->setEnabled(into && injected.ok() && !injected.bytes.isEmpty());
    m_inject->setToolTip(!into                          ? tr("No conversation is open.")
                             : injected.bytes.isEmpty() ? tr("Type the bytes first.")
                                                        : wrongInjected);
}

const RelayTalk *RelayHoldDialog::targetTalk() const
{
    const RelayTalk *talk = m_relay.talk(m_talk->currentData().toUInt());
    return talk && !talk->isOver() ? talk : nullptr;
}

void RelayHoldDialog::letGo(bool edited)
{
    const Place *place = chosen();
    const RelayTalk *talk = place ? m_relay.talk(place->talk) : nullptr;
    if (!talk)
        return;
    const auto read = parsePayload(m_edit->toPlainText(), m_asHex ? PayloadForm::Hex : PayloadForm::Escapes,
                                   TextEncoding::Utf8, LineEnding::None);
    if (edited && !read.ok())
        return;
    talk->pipe(place->way)->release(place->chunk, edited ? read.bytes : m_shown);
    follow();
}

void RelayHoldDialog::letAllGo()
{
    const std::vector<Place> all = m_places;
    for (const Place &place : all) {
        const RelayTalk *talk = m_relay.talk(place.talk);
        const auto &pipe = talk ? talk->pipe(place.way) : nullptr;
        for (const HeldChunk &held : pipe ? pipe->held() : std::vector<HeldChunk>()) {
            if (held.id == place.chunk)
                pipe->release(held.id, held.bytes);
        }
    }
    follow();
}

void RelayHoldDialog::drop()
{
    const Place *place = chosen();
    if (const RelayTalk *talk = place ? m_relay.talk(place->talk) : nullptr)
        talk->pipe(place->way)->dropHeld(place->chunk);
    follow();
}

void RelayHoldDialog::inject()
{
    const RelayTalk *talk = targetTalk();
    const auto read = parsePayload(m_injected->text(), PayloadForm::Escapes, TextEncoding::Utf8, LineEnding::None);
    if (talk && read.ok() && !read.bytes.isEmpty())
        talk->pipe(static_cast<RelayWay>(m_way->currentIndex()))->inject(read.bytes);
}

void RelayHoldDialog::retranslate()
{
    setWindowTitle(tr("Hold and inject"));
    m_hold[0]->setText(tr("Hold what goes to the target →"));
    m_hold[1]->setText(tr("← Hold what goes to the client"));
    for (QCheckBox *box : m_hold)
        box->setToolTip(tr("Each chunk waits here until you let it go; unticked, what waits goes on"));
    m_list->setHeaderLabels({tr("#"), tr("Direction"), tr("Size"), tr("Bytes")});
    m_list->setAccessibleName(tr("Held chunks"));
    m_editLabel->setText(m_asHex ? tr("The chosen chunk, in hex")
                                 : tr("The chosen chunk, as text with escapes (\\n, \\x00)"));
    m_edit->setAccessibleName(m_editLabel->text());
    m_go->setText(tr("Let it go"));
    m_goEdited->setText(tr("Let it go as edited"));
    m_drop->setText(tr("Drop it"));
    m_goAll->setText(tr("Let all go"));
    m_injectBox->setTitle(tr("Inject bytes of your own"));
    m_talk->setAccessibleName(tr("Conversation"));
    m_way->setAccessibleName(tr("Direction"));
    m_way->setItemText(0, tr("→ target"));
    m_way->setItemText(1, tr("← client"));
    m_injected->setAccessibleName(tr("Bytes to inject"));
    m_injected->setPlaceholderText(tr("text with escapes, such as QUIT\\r\\n"));
    m_inject->setText(tr("Inject"));
}

void RelayHoldDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        fill();
        showButtons();
    }
}

} // namespace sw
