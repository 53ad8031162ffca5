using System.Globalization;
using Microsoft.AspNetCore.Http;
using Portal.Engine.Connecting.Looking;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Resilience;

namespace Portal.Tests.Engine.Connecting;

public sealed class AnswerLookTests
{
    /// <summary>An invoice that is paid keeps its date, so by that its change would never be heard of.</summary>
    [Theory]
    [InlineData("invoice_date")]
    [InlineData("hired_on")]
    [InlineData("created_at")]
    public async Task A_date_that_changes_need_not_move_is_told_and_not_taken(string field)
    {
        await using var probe = await ProbeHouse.Start(http => http.Response.WriteAsync($$"""[{{Rows(30, id => $$"""{"id":{{id}},"{{field}}":"2026-01-{{1 + (id % 28):00}}T00:00:00Z"}""")}}]"""));

        var look = await probe.Look();

        var idea = Assert.Single(look.Updated);
        Assert.False(idea.IsOfChange);
        Assert.EndsWith("its name does not say that each change moves it", idea.Reason, StringComparison.Ordinal);
        Assert.True(string.IsNullOrEmpty(look.Suggested!.Updated.Field));
    }

    [Fact]
    public async Task It_tells_the_list_the_fields_the_key_and_the_time()
    {
        await using var probe = await ProbeHouse.Start(http => http.Response.WriteAsync($$"""
            {"meta":{"tags":["a","b","c"]},"items":[{{Rows(100, id => $$"""{"id":{{id}},"name":"n{{id % 7}}","owner":{"id":{{id % 3}}},"created_at":"2026-01-01T00:00:00Z","updated_at":"2026-03-02T08:{{id % 59:00}}:00Z","secret":"{{ProbeHouse.Planted}}"}""")}}]}
            """));

        var look = await probe.Look();

        Assert.Null(look.Problem);
        Assert.Equal([new FoundList("items", 100, true, null), new FoundList("meta.tags", 3, false, null)], look.Lists);
        Assert.Equal("id: all 100 differ", look.Keys[0].Reason);
        Assert.Equal(["updated_at", "created_at"], look.Updated.Select(idea => idea.Field));
        Assert.Equal("updated_at: ISO times, newest 2 minutes ago", look.Updated[0].Reason);
        Assert.Equal([true, false], look.Updated.Select(idea => idea.IsOfChange));
        Assert.Equal(("a text", 100, "n1"), look.Fields.Where(field => field.Path == "name").Select(field => (field.Kinds, field.In, field.Examples[0])).Single());
        Assert.Equal(("items", "id", "updated_at"), (look.Suggested.Records, Assert.Single(look.Suggested.Key), look.Suggested.Updated.Field));
        Assert.Contains("… 80 more", look.Text, StringComparison.Ordinal);
        Assert.Equal((1, true), (look.Requests, look.IsShortened));
        Assert.DoesNotContain(ProbeHouse.Planted, $"{look.Text}{string.Join(' ', look.Fields.SelectMany(field => field.Examples))}{probe.House.Logs}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-02 08:00:00", TimeFormat.IsoWithoutZone)]
    [InlineData("2026-03-02T08:00:00+02:00", TimeFormat.Iso)]
    [InlineData("1772438400", TimeFormat.Seconds)]
    [InlineData("1772438400000", TimeFormat.Milliseconds)]
    [InlineData("Mon, 02 Mar 2026 08:00:00 GMT", TimeFormat.Http)]
    public async Task Times_are_recognised_as_they_are_written(string written, TimeFormat format)
    {
        await using var probe = await ProbeHouse.Saying($$"""[{"id":1,"changed":"{{written}}","price":"12.50","zip":"12345"}]""");

        Assert.Equal(("changed", format), Assert.Single((await probe.Look()).Updated.Select(idea => (idea.Field, idea.Time.Format))));
    }

    [Fact]
    public async Task Where_no_field_alone_differs_two_are_a_key_together()
    {
        await using var probe = await ProbeHouse.Saying($"[{Rows(40, n => $$"""{"order_id":{{n / 4}},"line":{{n % 4}},"id":{{n % 5}}}""")}]");

        var keys = (await probe.Look()).Keys;

        Assert.Equal((true, 2), (keys[0].IsUnique, keys[0].Fields.Count));
        Assert.Contains("all 40 differ together", keys[0].Reason, StringComparison.Ordinal);
        Assert.Contains(keys, key => key is { IsUnique: false } && key.Reason == "id: only 5 of 40 differ, so it is no key alone");
    }

    [Fact]
    public async Task Numbers_too_large_for_many_programs_stay_what_they_are()
    {
        await using var probe = await ProbeHouse.Saying("""[{"id":9007199254740993},{"id":9007199254740992}]""");

        var look = await probe.Look();

        Assert.Equal((true, "id: all 2 differ"), (look.Keys[0].IsUnique, look.Keys[0].Reason));
        Assert.Contains("9007199254740993", look.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GraphQL_and_errors_inside_good_answers_are_recognised()
    {
        await using var graph = await ProbeHouse.Saying("""{"data":{"people":{"edges":[{"cursor":"x","node":{"id":"a"}}],"pageInfo":{"hasNextPage":false,"endCursor":"x"}}}}""");
        var look = await graph.Look(new() { Path = "graphql", Method = RestMethod.Post, Body = """{"query":"{ people }"}""" });
        Assert.Equal(new FoundList("data.people.edges", 1, true, "node"), look.Chosen);
        Assert.Equal(("node", "id", "errors"), (look.Suggested.Record, look.Suggested.Key[0], look.Suggested.Errors.Path));

        await using var wrong = await ProbeHouse.Saying("""{"success":false,"code":"E7","message":"The account is closed.","data":[]}""");
        var inside = await wrong.Look();
        Assert.Contains("\"The account is closed.\" (E7)", inside.Problem!.Message, StringComparison.Ordinal);
        Assert.Equal(("success", "false"), (inside.Errors!.Path, inside.Errors.Is));
    }

    [Theory]
    [InlineData(401, "Connect it again", Who.Owner)]
    [InlineData(404, "Check the address", Who.Owner)]
    [InlineData(400, "limit is too large", Who.Owner)]
    [InlineData(503, "up to whoever runs it", Who.Source)]
    public async Task A_refusal_says_what_and_what_to_do(int status, string says, Who who)
    {
        await using var probe = await ProbeHouse.Saying("""{"error":"limit is too large"}""", status);

        var look = await probe.Look();

        Assert.Contains(says, look.Problem!.Message, StringComparison.Ordinal);
        Assert.Equal((who, 1), (Assert.IsType<Failure>(look.Problem).Who, probe.Server.Requests.Count));
    }

    [Fact]
    public async Task What_is_deep_or_wide_or_holds_a_NUL_is_shown_within_bounds()
    {
        await using var deep = await ProbeHouse.Saying($"{string.Concat(Enumerable.Repeat("""{"a":""", 900))}[]{new string('}', 900)}");
        Assert.True((await deep.Look()).IsShortened);

        await using var wide = await ProbeHouse.Saying($"[{{{string.Join(',', Enumerable.Range(0, 1_000_000).Select(n => $"\"f{n}\":{n}"))}}}]");
        var look = await wide.Look();
        Assert.Equal(300, look.Fields.Count);
        Assert.InRange(look.Text.Length, 1, 500_000);

        await using var nul = await ProbeHouse.Saying("""[{"id":"a\u0000b"},{"id":"c"}]""");
        Assert.Contains("\\u0000", (await nul.Look()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_does_not_end_is_let_go_of()
    {
        var (large, gone) = (new string('x', 1024 * 1024), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await using var probe = await ProbeHouse.Start(async http =>
        {
            await using var ended = http.RequestAborted.Register(() => gone.TrySetResult());
            await http.Response.WriteAsync("[\"");
            for (var sent = 0; sent < 40; sent++) await http.Response.WriteAsync(large, http.RequestAborted);
            // There is no end, and whoever waits for it waits for ever.
            await gone.Task;
        });

        var look = await probe.Look();

        Assert.Contains("answers with more than 32 MB", look.Problem!.Message, StringComparison.Ordinal);
        await gone.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task It_gives_up_by_the_portals_clock()
    {
        var come = new TaskCompletionSource();
        await using var probe = await ProbeHouse.Start(async http =>
        {
            come.SetResult();
            await new TaskCompletionSource().Task.WaitAsync(http.RequestAborted);
        });

        var look = probe.Look();
        await come.Task.WaitAsync(TestContext.Current.CancellationToken);
        probe.House.Clock.Advance(AnswerLook.Limit);

        Assert.NotNull((await look).Problem);
    }

    static string Rows(int count, Func<int, string> row) => string.Join(',', Enumerable.Range(1, count).Select(n => row(n).ToString(CultureInfo.InvariantCulture)));
}
