// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionwindow.h"

#include <cerrno>

#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QVBoxLayout>

#include "dataviewwindow.h"
#include "journal.h"
#include "logpanel.h"
#include "sessionwords.h"
#include "storedrows.h"
#include "unitwords.h"

namespace sw {

namespace {

constexpr QSize firstSize(1000, 640);

/// 0 or errno.
int readInto(SessionContents &contents, const QString &path, const std::stop_token &stop, const SessionJob::Tell &tell)
{
    const auto opened = SessionFile::openToRead(path);
    if (!opened.file)
        return opened.error != 0 ? opened.error : EINVAL;
    contents = readSession(opened.file, stop, tell);
    return contents.rows ? 0 : EINVAL;
}

} // namespace

SessionWindow::SessionWindow(const QString &path, const Theme &theme, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_path(path)
    , m_theme(theme)
    , m_contents(std::make_shared<SessionContents>())
    , m_facts(new QLabel(this))
    , m_progress(new QProgressBar(this))
{
    setObjectName(QStringLiteral("sessionWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(firstSize);
    m_facts->setObjectName(QStringLiteral("sessionFacts"));
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setContentsMargins(10, 6, 10, 6);
    m_facts->setWordWrap(true);
    m_progress->setObjectName(QStringLiteral("sessionProgress"));
    m_progress->setRange(0, 100);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_facts);
    layout->addWidget(m_progress);
    layout->addStretch(1);
    connect(&m_job, &SessionJob::progress, m_progress, &QProgressBar::setValue);
    connect(&m_job, &SessionJob::finished, this, &SessionWindow::showContents);
    m_job.start(
        [contents = m_contents, error = &m_error, path](const std::stop_token &stop, const SessionJob::Tell &tell) {
            *error = readInto(*contents, path, stop, tell);
        });
    retranslate();
}

SessionWindow::~SessionWindow()
{
    m_job.cancel();
    // They look at the journal, which is a member and would go first.
    qDeleteAll(findChildren<DataViewWindow *>(Qt::FindDirectChildrenOnly));
    delete m_log;
}

void SessionWindow::showContents()
{
    m_reading = false;
    m_progress->hide();
    if (m_contents->rows) {
        m_journal = std::make_unique<Journal>(m_contents->clock, m_contents->rows);
        m_log = new LogPanel(*m_journal, m_theme, this);
        m_log->setObjectName(QStringLiteral("sessionLog"));
        m_log->setPast();
        m_names.addAll(m_contents->names);
        m_log->setWho(
            [names = m_names](EndpointId endpoint, quint32 connection) { return names.who(endpoint, connection); });
        connect(m_log, &LogPanel::followConnection, this,
                [this](EndpointId endpoint, quint32 connection, SocketId socket) {
                    DataViewWindow::follow(*m_journal, m_theme, socket, m_names.who(endpoint, connection).text, this);
                });
        auto *box = qobject_cast<QVBoxLayout *>(layout());
        delete box->takeAt(box->count() - 1); // the empty space
        box->addWidget(m_log, 1);
        m_log->rowsAdded();
    }
    retranslate();
}

void SessionWindow::renewNames()
{
    if (!m_log)
        return;
    std::vector<std::pair<EndpointId, QString>> all;
    for (const EndpointName &name : m_names.all()) {
        const WhoText who = m_names.who(name.endpoint, 0);
        if (who.role != WhoRole::Actor) // as in the window: those that a panel had
            all.emplace_back(name.endpoint, who.text);
    }
    m_log->setEndpoints(all);
}

void SessionWindow::retranslate()
{
    renewNames();
    const QString name = QFileInfo(m_path).fileName();
    setWindowTitle(tr("Session %1").arg(name));
    m_progress->setAccessibleName(tr("How much of the file is read"));
    if (m_reading)
        return m_facts->setText(tr("Reading %1 …").arg(m_path));
    if (!m_contents->rows)
        return m_facts->setText(tr("%1 cannot be opened: %2.").arg(m_path, SessionWords::failure(m_error)));
    QString text = tr("Began %1 · %2 rows · %3")
                       .arg(SessionWords::began(m_contents->clock.wallNs), QLocale().toString(m_contents->count),
                            UnitWords::size(quint64(m_contents->whole)));
    if (!m_contents->ended)
        text = UnitWords::oneAfterOther(
            text, tr("· The session has no end: it still runs, or ended unexpectedly. Shown are the rows of now."));
    m_facts->setText(text);
}

void SessionWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sw
