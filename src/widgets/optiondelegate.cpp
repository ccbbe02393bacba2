// SPDX-License-Identifier: GPL-3.0-or-later
#include "optiondelegate.h"

#include <QAbstractItemView>

#include "optioneditor.h"
#include "optionstext.h"

namespace sw {

namespace {

constexpr int rowPadding = 4;

} // namespace

OptionDelegate::OptionDelegate(OptionSession &session, const OptionsText &text, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_session(session)
    , m_text(text)
{
}

QWidget *OptionDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const OptionState *state = m_text.state(index);
    if (state == nullptr)
        return nullptr;
    auto *editor = new OptionEditor(*state->option, parent);
    connect(editor, &OptionEditor::entered, this, [this, editor] {
        auto *self = const_cast<OptionDelegate *>(this);
        Q_EMIT self->commitData(editor);
        Q_EMIT self->closeEditor(editor);
    });
    return editor;
}

void OptionDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const OptionState *state = m_text.state(index);
    auto *fields = qobject_cast<OptionEditor *>(editor);
    if (state == nullptr || fields == nullptr)
        return;
    const auto shown = state->kernel ? state->kernel : state->asked ? state->asked : state->fallback;
    if (shown && !fields->property("filled").toBool())
        fields->setValue(*shown);
    fields->setProperty("filled", true); // what a person types stays when the kernel's value comes meanwhile
}

void OptionDelegate::setModelData(QWidget *editor, QAbstractItemModel *, const QModelIndex &index) const
{
    const OptionState *state = m_text.state(index);
    const auto *fields = qobject_cast<OptionEditor *>(editor);
    if (state == nullptr || fields == nullptr)
        return;
    const auto value = fields->value();
    const auto before = state->kernel ? state->kernel : state->asked ? state->asked : state->fallback;
    if (value && value != before)
        m_session.set(*state->option, *value);
}

void OptionDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                          const QModelIndex &index) const
{
    QRect place = option.rect;
    if (const auto *view = qobject_cast<const QAbstractItemView *>(option.widget)) {
        // Over the value beside it too: the kernel's, or a fresh socket's before the start.
        for (const int column : {OptionsModel::KernelColumn, OptionsModel::DefaultColumn}) {
            const QRect value = view->visualRect(index.siblingAtColumn(column));
            if (column == OptionsModel::KernelColumn || place.right() == option.rect.right())
                place.setRight(qMax(place.right(), value.right()));
        }
    }
    // Fields are higher than a line of the table.
    const int more = editor->sizeHint().height() - place.height();
    editor->setGeometry(more > 0 ? place.adjusted(0, -more / 2, 0, more - more / 2) : place);
}

QSize OptionDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize plain = QStyledItemDelegate::sizeHint(option, index);
    return {plain.width(), option.fontMetrics.height() + rowPadding};
}

} // namespace sw
