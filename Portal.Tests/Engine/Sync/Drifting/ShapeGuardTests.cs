using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Sync.Drifting;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Sync.Drifting;

/// <summary>What somebody cleared is cleared, and what the source says nothing of any more stays.</summary>
public sealed class ShapeGuardTests
{
    const string Filled = """{"to":"city","from":"city","steps":[{"step":"default","value":"unknown"}]}""";

    static string Without(int row) => $$""" "name":"New {{row}}","visits":{{row}} """;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_row_without_a_field_that_all_others_have_clears_it(DatabaseKind kind)
    {
        await using var house = await DriftHouse.Open(kind);
        await house.Read(1, Without);
        Assert.Equal(("New 1", null), (await house.Stored("name"), await house.Stored("city")));
        Assert.Empty(await house.History());
    }

    [Fact]
    public async Task A_row_without_it_is_filled_as_the_mapping_says()
    {
        await using var house = await DriftHouse.Open(DatabaseKind.Sqlite, city: Filled);
        await house.Read(1, Without);
        Assert.Equal("unknown", await house.Stored("city"));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Of_a_page_without_a_field_only_that_field_stays_and_all_else_counts_as_ever(DatabaseKind kind)
    {
        await using var house = await DriftHouse.Open(kind, city: Filled);
        var run = await house.Read(DriftHouse.Many + 1, Some);

        Assert.Equal(("New 1", "City 1"), (await house.Stored("name"), await house.Stored("city")));
        Assert.Equal((1, "Ada 2"), ((int)run.Quarantined, await house.Stored("name", "02")));
        Assert.Equal(("New 3", null, "City 3"), (await house.Stored("name", "03"), await house.Stored("visits", "03"), await house.Stored("city", "03")));
        Assert.Equal(("New 31", "unknown"), (await house.Stored("name", "31"), await house.Stored("city", "31")));

        // The same once more changes nothing, and what comes back counts.
        Assert.Equal(0, (int)(await house.Read(DriftHouse.Many + 1, Some)).Changed);
        await house.Read(DriftHouse.Many, row => $$""" "name":"New {{row}}","city":"Else {{row}}","visits":{{row}} """);
        Assert.Equal("Else 1", await house.Stored("city"));

        static string Some(int row) => row switch
        {
            2 => """ "visits":2 """,
            3 => """ "name":"New 3" """,
            _ => Without(row),
        };
    }

    [Fact]
    public async Task Where_the_source_has_it_in_a_run_a_later_page_without_it_says_that_there_is_none()
    {
        await using var house = await DriftHouse.Open(DatabaseKind.Sqlite);
        await house.Read(DriftHouse.Page(1, DriftHouse.Plain, from: 30), DriftHouse.Page(25, Without));
        Assert.Null(await house.Stored("city"));
        Assert.Empty(await house.History());
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Twenty_rows_in_small_runs_are_enough_and_from_then_on_one_row_loses_nothing(DatabaseKind kind)
    {
        await using var house = await DriftHouse.Open(kind);
        for (var row = 1; row < Comparison.Enough; row++) await house.Read(1, Without, from: row);
        Assert.Null(await house.Drift());
        await house.Read(1, Without, from: 20);

        Assert.Equal((DriftKind.Missing, "city", 20), Assert.Single((await house.Drift())!.Changes) is var change ? (change.Kind, change.Path, (int)change.Rows) : default);
        Assert.Equal((null, "City 20"), (await house.Stored("city", "19"), await house.Stored("city", "20")));
        await house.Read(1, Without, from: 21);
        Assert.Equal("City 21", await house.Stored("city", "21"));

        // It ends as it began: not by one small run.
        await house.Read(3, DriftHouse.Plain);
        Assert.NotNull(await house.Drift());
        await house.Read(3, DriftHouse.Plain);
        Assert.Null(await house.Drift());
    }

    [Fact]
    public async Task A_null_is_no_missing_field_also_in_place_of_the_group_that_it_stands_in()
    {
        await using var house = await DriftHouse.Open(DatabaseKind.Sqlite, city: """{"to":"city","from":"address.city"}""");
        await house.Read(DriftHouse.Many, row => $$""" "name":"Ada {{row}}","address":{"city":"City {{row}}"},"visits":{{row}} """);
        Assert.Null((await house.Book.Accept(Actor.Portal, (await house.Drift())!.Id, TestContext.Current.CancellationToken)).Refusal);
        await house.Read(DriftHouse.Many, row => $$""" "name":"Ada {{row}}","address":null,"visits":{{row}} """);
        Assert.Equal("", await house.Stored("city"));
    }
}
