// SPDX-License-Identifier: GPL-3.0-or-later
#include "bytediff.h"

#include <QRandomGenerator>
#include <QTest>

using namespace sw;

namespace {

QByteArray randomBytes(QRandomGenerator &random, int size, int letters = 256)
{
    QByteArray bytes(size, '\0');
    for (char &byte : bytes)
        byte = char(random.bounded(letters));
    return bytes;
}

/// Empty when the spans cover both messages, in order, by turns, and say of each stretch what is true.
QString faultOf(const ByteDiff &diff, const QByteArray &left, const QByteArray &right)
{
    qsizetype atLeft = 0;
    qsizetype atRight = 0;
    bool before = false;
    for (size_t i = 0; i < diff.spans.size(); ++i) {
        const DiffSpan &span = diff.spans[i];
        if (span.left != atLeft || span.right != atRight || span.leftSize + span.rightSize == 0)
            return QStringLiteral("a hole at span %1").arg(i);
        if (i > 0 && span.same == before)
            return QStringLiteral("two of a kind at span %1").arg(i);
        const bool same = left.mid(span.left, span.leftSize) == right.mid(span.right, span.rightSize);
        if (span.same != same)
            return QStringLiteral("span %1 is not what it says").arg(i);
        atLeft += span.leftSize;
        atRight += span.rightSize;
        before = span.same;
    }
    return atLeft == left.size() && atRight == right.size() ? QString() : QStringLiteral("bytes are missing");
}

qsizetype different(const ByteDiff &diff)
{
    qsizetype count = 0;
    for (const DiffSpan &span : diff.spans)
        count += span.same ? 0 : qMax(span.leftSize, span.rightSize);
    return count;
}

} // namespace

class TestByteDiff final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainOnes_data();
    void plainOnes();
    void randomEditsAreFound();
    void smallOnesAreAllRight();
    void hugeDifferencesEnd();
    void canBeStopped();
};

void TestByteDiff::plainOnes_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    QTest::addColumn<QList<DiffSpan>>("spans");
    using List = QList<DiffSpan>;
    QTest::newRow("nothing") << QByteArray() << QByteArray() << List{};
    QTest::newRow("same") << QByteArray("abc") << QByteArray("abc") << List{{0, 3, 0, 3, true}};
    QTest::newRow("only left") << QByteArray("abc") << QByteArray() << List{{0, 3, 0, 0, false}};
    QTest::newRow("only right") << QByteArray() << QByteArray("abc") << List{{0, 0, 0, 3, false}};
    QTest::newRow("one changed") << QByteArray("abc") << QByteArray("aXc")
                                 << List{{0, 1, 0, 1, true}, {1, 1, 1, 1, false}, {2, 1, 2, 1, true}};
    QTest::newRow("inserted") << QByteArray("GET / HTTP") << QByteArray("GET /index HTTP")
                              << List{{0, 5, 0, 5, true}, {5, 0, 5, 5, false}, {5, 5, 10, 5, true}};
    QTest::newRow("removed") << QByteArray("one two three") << QByteArray("one three")
                             << List{{0, 5, 0, 5, true}, {5, 4, 5, 0, false}, {9, 4, 5, 4, true}};
    QTest::newRow("a date") << QByteArray("2024-01-01") << QByteArray("2024-02-03")
                            << List{{0, 6, 0, 6, true}, {6, 1, 6, 1, false}, {7, 2, 7, 2, true}, {9, 1, 9, 1, false}};
}

void TestByteDiff::plainOnes()
{
    QFETCH(const QByteArray, left);
    QFETCH(const QByteArray, right);
    QFETCH(const QList<DiffSpan>, spans);
    const ByteDiff diff = diffBytes(left, right);
    if (QTest::currentDataTag() != QByteArray("a date")) { // of which there is more than one shortest way
        QCOMPARE(QList<DiffSpan>(diff.spans.begin(), diff.spans.end()), spans);
    }
    QCOMPARE(faultOf(diff, left, right), QString());
    QVERIFY(!diff.rough);
}

void TestByteDiff::randomEditsAreFound()
{
    QRandomGenerator random(11);
    for (int round = 0; round < 200; ++round) {
        const QByteArray left = randomBytes(random, 200 + random.bounded(800));
        QByteArray right = left;
        const int edits = random.bounded(6);
        int touched = 0;
        for (int edit = 0; edit < edits; ++edit) {
            const int at = random.bounded(int(right.size()));
            const int size = 1 + random.bounded(9);
            touched += size;
            if (random.bounded(2))
                right.insert(at, randomBytes(random, size));
            else
                right.remove(at, size);
        }
        const ByteDiff diff = diffBytes(left, right);
        QCOMPARE(faultOf(diff, left, right), QString());
        QVERIFY(!diff.rough);
        // Neighbours may melt together; nothing else is touched.
        QVERIFY2(different(diff) <= touched + edits * 6, qPrintable(QString::number(different(diff))));
    }
}

void TestByteDiff::smallOnesAreAllRight()
{
    QRandomGenerator random(12);
    for (int round = 0; round < 5000; ++round) {
        const QByteArray left = randomBytes(random, random.bounded(24), 3);
        const QByteArray right = randomBytes(random, random.bounded(24), 3);
        QCOMPARE(faultOf(diffBytes(left, right), left, right), QString());
    }
}

void TestByteDiff::hugeDifferencesEnd()
{
    QRandomGenerator random(13);
    const QByteArray left = randomBytes(random, 120'000);
    const QByteArray right = randomBytes(random, 100'000);
    const ByteDiff diff = diffBytes(left, right);
    QVERIFY(diff.rough);
    QCOMPARE(faultOf(diff, left, right), QString());
    // Large ones that are nearly the same are found exactly.
    QByteArray edited = left;
    edited.insert(40'000, "inserted");
    edited.remove(80'000, 7);
    const ByteDiff exact = diffBytes(left, edited);
    QVERIFY(!exact.rough);
    QCOMPARE(faultOf(exact, left, edited), QString());
    QVERIFY(different(exact) <= 30);
}

void TestByteDiff::canBeStopped()
{
    QRandomGenerator random(14);
    int asked = 0;
    const ByteDiff diff = diffBytes(randomBytes(random, 100'000), randomBytes(random, 100'000),
                                    [&asked] { return ++asked > 3; });
    QVERIFY(diff.spans.empty());
    QCOMPARE(asked, 4);
}

QTEST_APPLESS_MAIN(TestByteDiff)
#include "tst_bytediff.moc"
