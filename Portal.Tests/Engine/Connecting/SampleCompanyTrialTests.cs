using Portal.Engine.Connecting.Looking;
using Portal.Engine.Connecting.Trying;
using Portal.Engine.Connectors;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Tests.Engine.Connectors.Rest;
using Portal.Tests.Web.SampleCompany;

namespace Portal.Tests.Engine.Connecting;

/// <summary>From a path alone, or what a POST needs, to settings that the real connector reads everything with, and then only changes.</summary>
public sealed class SampleCompanyTrialTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Lists => [.. new[] { "cursor", "next-url", "link", "page", "page-zero", "offset", "last-id", "capped" }.SelectMany(habit => SampleSettings.Kinds.Select(kind => (habit, kind)))];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_list_is_read_whole_and_then_by_its_changes(string habit, string kind) =>
        await Connects(kind, new() { Path = $"{habit}/{kind}" }, hasChanges: true);

    [Theory]
    [InlineData("contacts")]
    [InlineData("companies")]
    public async Task A_query_in_a_language_gets_its_condition(string kind)
    {
        var proposed = await Connects(kind, new() { Path = "query", Parameters = [new() { Name = "q", Value = $"SELECT FIELDS(ALL) FROM {kind}" }] }, hasChanges: true);

        Assert.Contains("{since}", proposed.Parameters[0].Value, StringComparison.Ordinal);
        Assert.Contains("{since}", (await Connects(kind, new() { Path = $"query?q=SELECT+FIELDS(ALL)+FROM+{kind}" }, hasChanges: true)).Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("contacts", "query($first: Int, $after: String, $since: String) { contacts { edges { node { id } } } }")]
    [InlineData("deals", "{ deals { edges { node { dealId } } } }")]
    public async Task GraphQL_is_paged_by_its_variables(string kind, string query)
    {
        var proposed = await Connects(kind, new() { Method = RestMethod.Post, Path = "graphql", Body = $$"""{"query": "{{query}}"}""" }, hasChanges: true);

        Assert.Equal(("node", PagingKind.GraphQl, "errors"), (proposed.Record, proposed.Paging.By, proposed.Errors.Path));
    }

    [Fact]
    public async Task A_search_that_is_posted_is_paged_in_its_body() =>
        Assert.Equal(ParameterPlace.Body, (await Connects("contacts", new() { Method = RestMethod.Post, Path = "search/contacts", Body = "{}" }, hasChanges: false)).Paging.In);

    [Fact]
    public async Task A_search_with_a_place_for_since_is_asked_for_changes_there() =>
        await Connects("contacts", new() { Method = RestMethod.Post, Path = "search/contacts", Body = """{"filters":[{"field":"updated","operator":"gte","value":"{since}"}]}""", Incremental = new() { By = IncrementalKind.Template } }, hasChanges: true);

    static async Task<RestSettings> Connects(string kind, RestSettings minimal, bool hasChanges)
    {
        await using var sample = await SampleStage.Start();
        using var house = new RestHouse(sample.Client.BaseAddress!, sample.Clock);
        var look = await new AnswerLook(null!, sample.Clock).Ask(house, minimal, Stop);
        Assert.Null(look.Problem);
        var trial = (await new Trial(null!, sample.Clock).Run(house, look.Suggested, null, Stop)).Value;
        var told = string.Join('\n', trial.Findings.Select(finding => $"{finding.About} {finding.IsSure}: {finding.Text}"));
        Assert.True(trial.Requests <= Trial.MostRequests, told);
        var proposed = trial.Proposed;

        var first = await house.Read(proposed);
        Assert.True(first.Refusal is null, $"{first.Refusal?.Message}\n{told}");
        var all = sample.Company.At(kind, sample.Clock.GetUtcNow()).ToArray();
        var living = all.Where(record => record.DeletedAt is null).ToArray();
        var keys = first.Records.Where(record => !record.IsDeleted).Select(record => record.Key!).ToArray();
        // Stretches of a capped search share their border.
        Assert.True(living.Select(record => record.Key).Order().SequenceEqual((proposed.Search.Most is null ? keys : keys.Distinct()).Order()), $"{keys.Length} rows for {living.Length}\n{told}");
        Assert.True(trial.Findings.Any(finding => finding is { About: TrialTopic.Pages, IsSure: true }) && hasChanges == trial.Findings.Any(finding => finding is { About: TrialTopic.Changes, IsSure: true }), told);
        // What is deleted by a flag is left out unless it is asked for; a query that declares its variables has none for it.
        var tellsDeletes = kind is "contacts" or "deals" && proposed.Body?.Contains("$first", StringComparison.Ordinal) != true;
        Assert.True(tellsDeletes == (proposed.Deletes.By == DeleteKind.Flag) && tellsDeletes == trial.Findings.Any(finding => finding is { About: TrialTopic.Deletes, IsSure: true }), told);
        Assert.Equal(tellsDeletes ? all.Where(record => record.DeletedAt is not null).Select(record => record.Key).Order() : [], first.Records.Where(record => record.IsDeleted).Select(record => record.Key!).Distinct().Order());
        if (!hasChanges) return proposed;

        var since = sample.Clock.GetUtcNow();
        sample.Clock.Advance(TimeSpan.FromSeconds(1));
        if (tellsDeletes) sample.Company.Remove(kind, [living[0].Key]);
        sample.Clock.Advance(TimeSpan.FromMinutes(5));
        var second = await house.Read(proposed, first.End);
        Assert.Equal(Coverage.Changes, second.Last.Coverage);
        var now = sample.Company.At(kind, sample.Clock.GetUtcNow()).Where(record => record.DeletedAt is null).ToArray();
        var changed = now.Where(record => record.UpdatedAt > since).Select(record => record.Key).ToHashSet();
        Assert.NotEmpty(changed);
        Assert.Superset(changed, second.Records.Select(record => record.Key!).ToHashSet());
        if (tellsDeletes) Assert.Contains(second.Records, record => record.Key == living[0].Key && record.IsDeleted);
        Assert.True(second.Records.Select(record => record.Key).Distinct().Count() < now.Length / 2, told);
        return proposed;
    }
}
