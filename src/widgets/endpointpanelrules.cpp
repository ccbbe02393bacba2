// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of a panel: their dialog, and rules made of what was received.
#include "endpointpanel.h"
#include "replyeditor.h"
#include "rulesdialog.h"

namespace sw {

namespace {

constexpr quint64 rowsLookedAt = 20'000; // back from the newest

} // namespace

QByteArray EndpointPanel::lastReceived() const
{
    const Journal &journal = m_parts.workbench.journal();
    const quint64 end = journal.endRow();
    const quint64 first = qMax(journal.firstRow(), end - qMin(end, rowsLookedAt));
    for (quint64 number = end; number > first; --number) {
        const auto row = journal.row(number - 1);
        if (row && row->entry().endpoint == m_endpoint.id() && row->entry().kind == RecordKind::Call
            && row->entry().byteCount > 0 && traitsOf(row->entry().call).direction == Direction::In)
            return row->bytes().toByteArray();
    }
    return {};
}

RulesDialog &EndpointPanel::rulesDialog()
{
    if (m_rules == nullptr) {
        RulesDialog::Source source;
        source.live = [this] { return m_endpoint.reaction().rules(); };
        source.lastReceived = [this] { return lastReceived(); };
        source.datagrams = !isStreamKind(m_kind) || m_kind == PanelKind::UnixSeqpacket;
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
