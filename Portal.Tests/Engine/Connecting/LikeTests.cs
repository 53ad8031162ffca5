using Microsoft.AspNetCore.Http;
using Portal.Engine.Connecting.Looking;
using Portal.Engine.Connecting.Trying;
using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Tests.Engine.Connecting;

/// <summary>What one list of a system has shown is tried first with the next, and taken only where it is so there too.</summary>
public sealed class LikeTests
{
    /// <summary>As somebody chose it for a list before, against what is likelier.</summary>
    static readonly RestSettings Chosen = new() { Path = "other", Records = "rows", Key = ["code"], Updated = new() { Field = "created_at" } };

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"items":[{"id":1},{"id":2},{"id":3}],"rows":[{"id":1,"code":"a","created_at":"2026-01-01T00:00:00Z"},{"id":2,"code":"b","created_at":"2026-01-02T00:00:00Z"}]}""", "rows", "code", "created_at")]
    [InlineData("""{"items":[{"id":1},{"id":2},{"id":3}],"rows":[{"id":1,"code":"a","updated_at":"2026-01-01T00:00:00Z"},{"id":2,"code":"a","updated_at":"2026-01-02T00:00:00Z"}]}""", "rows", "id", "updated_at")]
    [InlineData("""{"items":[{"id":1,"code":"a"},{"id":2},{"id":3,"code":"c"}],"rows":[]}""", "items", "id", null)]
    public async Task The_list_the_key_and_the_last_change_are_those_of_the_list_before_where_they_fit(string answer, string records, string key, string? updated)
    {
        await using var probe = await ProbeHouse.Saying(answer);

        var look = await probe.House.Get<AnswerLook>().Ask(probe.Source, new() { Path = "things" }, Chosen, Stop);

        Assert.Equal((records, key, updated), (look.Suggested.Records, Assert.Single(look.Suggested.Key), look.Suggested.Updated.Field));
        Assert.Contains(look.Keys, idea => idea.IsUnique && idea.Reason.StartsWith($"{key}: all", StringComparison.Ordinal));
    }

    [Fact]
    public async Task How_it_is_read_is_shown_anew_with_fewer_requests_and_comes_to_the_same()
    {
        await using var probe = await ProbeHouse.Start(TellingApi.Answer);
        var first = (await Tried(probe, "contacts", null)).Value;
        var alone = (await Tried(probe, "deals", null)).Value;

        var second = (await Tried(probe, "deals", first.Proposed)).Value;

        Assert.Equal((PagingKind.Cursor, "cursor", "next_cursor"), (second.Proposed.Paging.By, second.Proposed.Paging.Parameter, second.Proposed.Paging.Next));
        Assert.Equal((alone.Proposed.Paging, alone.Proposed.Incremental), (second.Proposed.Paging, second.Proposed.Incremental));
        Assert.All(new[] { TrialTopic.Pages, TrialTopic.PageSize, TrialTopic.Changes }, topic => Assert.Contains(second.Findings, finding => finding.IsSure && finding.About == topic));
        Assert.True(second.Requests < alone.Requests, $"{second.Requests} requests, {alone.Requests} without knowing of another list");
    }

    /// <summary>The list before was paged and filtered otherwise, and what was right there proves nothing here.</summary>
    [Fact]
    public async Task What_is_not_so_here_is_not_taken()
    {
        await using var probe = await ProbeHouse.Start(TellingApi.Answer);
        var other = new RestSettings { Paging = new() { By = PagingKind.Page, Parameter = "p", SizeParameter = "rows" }, Incremental = new() { By = IncrementalKind.Parameter, Name = "newer_than" } };

        var found = (await Tried(probe, "deals", other)).Value.Proposed;

        Assert.Equal((PagingKind.Cursor, "limit", "updated_since"), (found.Paging.By, found.Paging.SizeParameter, found.Incremental.Name));
    }

    [Theory]
    [InlineData(PagingKind.Page, "pg")]
    [InlineData(PagingKind.Offset, "first_row")]
    [InlineData(PagingKind.LastId, "beyond")]
    public async Task A_name_that_nobody_would_guess_is_known_from_the_list_before(PagingKind by, string parameter)
    {
        await using var probe = await ProbeHouse.Start(http =>
        {
            var number = ProbeHouse.Number(http, parameter, by == PagingKind.Page ? 1 : 0);
            var from = by == PagingKind.Page ? (number - 1) * 10 : number;
            return http.Response.WriteAsJsonAsync(Enumerable.Range(1, 50).Skip(from).Take(10).Select(row => new { id = row }), Stop);
        });
        var things = new RestSettings { Path = "things", Key = ["id"] };
        var before = new RestSettings { Paging = new() { By = by, Parameter = parameter } };

        var unknown = (await probe.House.Get<Trial>().Run(probe.Source, things, stop: Stop)).Value;
        var known = (await probe.House.Get<Trial>().Run(probe.Source, things, before, null, Stop)).Value;

        Assert.Equal(PagingKind.None, unknown.Proposed.Paging.By);
        Assert.Equal((by, parameter), (known.Proposed.Paging.By, known.Proposed.Paging.Parameter));
        Assert.Contains(known.Findings, finding => finding is { IsSure: true, About: TrialTopic.Pages });
    }

    static async Task<Portal.Engine.Outcome<TrialResult>> Tried(ProbeHouse probe, string list, RestSettings? like)
    {
        var look = await probe.House.Get<AnswerLook>().Ask(probe.Source, new() { Path = list }, like, Stop);
        return await probe.House.Get<Trial>().Run(probe.Source, look.Suggested, like, null, Stop);
    }
}
