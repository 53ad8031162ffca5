using Portal.Engine.Persistence;
using Portal.Tests.Running;
using Portal.Web.SampleCompany.Faults;

namespace Portal.Tests.Engine.Sync.Faults;

public sealed class FaultTableTests
{
    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_run_under_a_fault_ends_as_the_table_says(DatabaseKind kind)
    {
        await using var house = await FaultHouse.Open(kind);
        var walk = new FaultWalk(house);
        var differ = new List<string>();
        foreach (var row in FaultTable.All) differ.AddRange((await walk.Go(row)).Differs(row.Outcome).Select(how => $"{row}: {how}"));

        Assert.True(differ.Count == 0, string.Join('\n', differ));
    }

    [Fact]
    public void Every_switch_has_its_row() =>
        Assert.Equal(Switches.Known.Keys.Order(), FaultTable.Rows.Select(row => row.Switch).Order());

    [Fact]
    public void The_document_holds_the_same_table()
    {
        var text = File.ReadAllText(Repository.Path("docs", "faults.md")).ReplaceLineEndings("\n");
        Assert.Contains(FaultTable.Markdown(FaultTable.Rows), text, StringComparison.Ordinal);
        Assert.Contains(FaultTable.Markdown(FaultTable.OtherValues), text, StringComparison.Ordinal);
    }
}
