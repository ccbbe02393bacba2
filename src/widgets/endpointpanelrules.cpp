// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of a panel: their dialog, and rules made of what was received.
#include "endpointpanel.h"
#include "replyeditor.h"
#include "rulesdialog.h"

namespace sw {

namespace {

constexpr quint64 rowsLookedAt = 20'000; // back from the newest

} // namespace

bool EndpointPanel::takesDatagrams() const
{
    return !isStreamKind(m_kind) || m_kind == PanelKind::UnixSeqpacket;
}

QByteArrayList EndpointPanel::lastReceived() const
{
    const Journal &journal = m_parts.workbench.journal();
    const quint64 end = journal.endRow();
    const quint64 first = qMax(journal.firstRow(), end - qMin(end, rowsLookedAt));
    QByteArrayList reads;
    SocketId socket = 0;
    qint64 bytes = 0;
    quint64 number = end;
    for (; number > first && bytes < RuleSet::mostKept; --number) {
        const auto row = journal.row(number - 1);
        if (!row || row->entry().endpoint != m_endpoint.id() || row->entry().kind != RecordKind::Call
            || row->entry().byteCount == 0 || traitsOf(row->entry().call).direction != Direction::In
            || (socket != 0 && row->entry().socket != socket))
            continue;
        socket = row->entry().socket;
        bytes += row->entry().byteCount;
        reads.prepend(row->bytes().toByteArray());
        if (takesDatagrams())
            return reads;
    }
    // A delimiter is found from anywhere.
    const bool counted = m_reply->settings().rules.framing.kind != FramingKind::Delimiter;
    return counted && number > 0 ? reads.mid(reads.size() - 1) : reads;
}

RulesDialog &EndpointPanel::rulesDialog()
{
    if (m_rules == nullptr) {
        RulesDialog::Source source;
        source.live = [this] { return m_endpoint.reaction().rules(); };
        source.lastReceived = [this] { return lastReceived(); };
        source.datagrams = takesDatagrams();
        m_rules = new RulesDialog(source, m_parts.theme, this);
        connect(m_rules, &RulesDialog::changed, this, [this](const RuleSet &set) { m_reply->setRules(set, false); });
    }
    if (m_rules->rules() != m_reply->settings().rules)
        m_rules->setRules(m_reply->settings().rules);
    return *m_rules;
}

void EndpointPanel::openRules()
{
    RulesDialog &dialog = rulesDialog();
    dialog.setWindowTitle(tr("Answer rules – %1").arg(title()));
    dialog.show();
    dialog.raise();
    dialog.activateWindow();
}

void EndpointPanel::makeRule(const QByteArray &message)
{
    m_reply->setRules(m_reply->settings().rules, true);
    openRules();
    m_rules->addRuleFor(message);
}

} // namespace sw
