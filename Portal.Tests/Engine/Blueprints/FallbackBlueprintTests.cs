using Portal.Engine.Blueprints.Kinds;
using Portal.Engine.Blueprints.Planning;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Blueprints;

/// <summary>What stands in for streams, as a file says it.</summary>
public sealed class FallbackBlueprintTests
{
    const string Feeds = """
                feeds:
                  All:
                    connector: rest
                    settings:
                      path: list
                      key:
                        - id
                    mapping:
                      fields:
                        - to: full_name
                          from: name
        """;

    /// <summary>Two that stand in for each other: none can be there before the other.</summary>
    const string Both = $"""
        version: 1

        entities:
          customer:
            label: Customer
            kind: keyed
            fields:
              - name: full_name
                type: text

        sources:
          Books:
            address: https://books.example.com
            streams:
              Customers:
                entity: customer
                fallback:
                  kind: namedStream
                  stream:
                    source: Ledger
                    stream: Customers
        {Feeds}
              Prospects:
                entity: customer
                fallback:
                  kind: lastGoodCopy
          Ledger:
            address: https://ledger.example.com
            streams:
              Customers:
                entity: customer
                fallback:
                  kind: namedStream
                  stream:
                    source: Books
                    stream: Customers
        {Feeds}

        """;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_file_is_read_into_an_empty_portal_and_written_with_the_same_letters(DatabaseKind kind)
    {
        await using var house = await BlueprintHouse.Open(kind);
        var plan = await house.Plan(Both);
        Assert.Equal("what stands in for Books / Customers", plan.Steps.First(step => step.Kind == ThingKind.Fallback).Name);
        await house.Import(Both);

        Assert.Equal(Both, await house.Export());
        Assert.Empty((await house.Plan(Both, prune: true)).Steps);
        Assert.Equal(["stream.added", "stream.changed"], (await Actions(house)).Where(action => action.StartsWith("stream.", StringComparison.Ordinal)).Distinct());
    }

    [Fact]
    public async Task What_is_left_out_is_as_usual_again_and_the_plan_says_so()
    {
        await using var house = await BlueprintHouse.Open();
        await house.Import(Both);
        var without = Both.Replace("        fallback:\n          kind: lastGoodCopy\n", "", StringComparison.Ordinal);

        var step = Assert.Single((await house.Plan(without)).Steps);

        Assert.Equal((StepDeed.Change, "what stands in for Books / Prospects"), (step.Deed, step.Name));
        Assert.Equal([new FieldChange("kind", "lastGoodCopy", null)], step.Fields);
        Assert.Equal(["While the stream is stale, other values may be served than now."], step.Consequences);
        await house.Import(without);
        Assert.Equal(without, await house.Export());
    }

    [Theory]
    [InlineData("source: Ledger\n            stream: Customers", "source: Books\n            stream: Customers", "A stream cannot stand in for itself. Choose another one.")]
    [InlineData("source: Ledger\n            stream: Customers", "source: Books\n            stream: Prospects", "It brings none of the fields that this stream brings. Choose one that brings some of them.")]
    [InlineData("source: Ledger\n            stream: Customers", "source: Ledger\n            stream: Costumers", "There is no stream of this name, neither here nor in the file. Did you mean Customers?")]
    [InlineData("kind: namedStream\n          stream:\n            source: Ledger", "kind: lastGoodCopy\n          stream:\n            source: Ledger", "A stream is named for kind: namedStream alone. Write that, or leave the stream out.")]
    [InlineData("kind: lastGoodCopy", "kind: namedStream", "There is no such stream. Choose the one that stands in.")]
    public async Task What_cannot_be_is_told_with_its_line(string was, string becomes, string problem)
    {
        await using var house = await BlueprintHouse.Open();
        var text = Both.Replace(was, becomes, StringComparison.Ordinal);
        Assert.NotEqual(Both, text);

        var problems = (await house.Plan(text)).Problems;

        Assert.Equal(problem, problems[0].Text);
        Assert.True(problems[0].Line > 15);
    }

    [Fact]
    public async Task What_is_removed_says_for_which_it_stood_in_and_a_file_then_says_that_the_last_good_copy_is_served()
    {
        await using var house = await BlueprintHouse.Open();
        await house.Import(Both);
        var books = Both[..Both.IndexOf("  Ledger:\n", StringComparison.Ordinal)];
        var pruned = books.Replace("kind: namedStream\n          stream:\n            source: Ledger\n            stream: Customers", "kind: lastGoodCopy", StringComparison.Ordinal);

        var plan = await house.Plan(pruned, prune: true);

        Assert.Empty(plan.Problems);
        Assert.Contains("It stands in for Books: Customers no more: while that is stale, its own last good copy is served.", plan.Steps.Single(step => step is { Deed: StepDeed.Remove, Kind: ThingKind.Stream }).Consequences);
        var sources = house.Get<SourceRegistry>();
        var ledger = (await sources.Page(new SourceFilter(), 0, 10, Stop)).Sources.Single(source => source.Name == "Ledger");
        Assert.Null((await sources.Remove(house.Ada, ledger.Id, withAll: true, Stop)).Refusal);
        Assert.Equal(pruned, await house.Export());
    }

    static async Task<IReadOnlyList<string>> Actions(BlueprintHouse house)
    {
        await using var db = house.Get<IDatabase>().Read();
        return [.. db.Set<Portal.Engine.Audit.AuditEntry>().OrderBy(entry => entry.Id).Select(entry => entry.Action)];
    }
}
