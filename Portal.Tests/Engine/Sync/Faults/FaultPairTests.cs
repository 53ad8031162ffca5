using Portal.Engine.Persistence;

namespace Portal.Tests.Engine.Sync.Faults;

public sealed class FaultPairTests
{
    public static TheoryData<string> First => [.. FaultTable.Rows.SkipLast(1).Select(row => row.ToString())];

    [Theory, MemberData(nameof(First))]
    public async Task With_every_other_it_ends_as_the_rule_of_composition_says(string name)
    {
        var first = FaultTable.Find(name);
        await using var house = await FaultHouse.Open(DatabaseKind.Sqlite);
        var walk = new FaultWalk(house);
        var differ = new List<string>();
        foreach (var second in FaultTable.Rows.SkipWhile(row => row != first).Skip(1))
        {
            var seen = await walk.Go(first, second);
            differ.AddRange(seen.Differs(Composition.Of(first, second)).Select(how => $"{first} and {second}: {how}"));
        }

        Assert.True(differ.Count == 0, string.Join('\n', differ));
    }
}
