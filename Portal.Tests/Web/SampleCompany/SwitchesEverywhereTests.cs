using System.Text;
using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.Api;
using Portal.Web.SampleCompany.Faults;

namespace Portal.Tests.Web.SampleCompany;

/// <summary>All addresses pass one gate: what a switch does to one, it does to all.</summary>
public sealed class SwitchesEverywhereTests
{
    public static TheoryData<string> Ways => [.. Way.Known.Keys];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_switch_does_what_it_says_and_leaves_nothing_behind(string way)
    {
        (string Name, string? Value, int Status, string Body)[] expected =
        [
            ("revoked", null, 401, "was revoked"), ("auth", "header", 401, "missing or wrong"), ("rate", "0", 429, "Too many"), ("limit", "30", 429, "Too many"),
            ("failing", "503", 503, "failed"), ("flaky", "1", 500, "failed this once"), ("html", null, 200, "<!doctype html>"),
            ("wrong-shape", null, 200, "none of your business"), ("error-inside", null, 200, "internal_error"),
            ("schema", "add", 200, "\"loyalty_tier\":\"gold\""), ("schema", "rename", 200, "\"visits_v2\":"), ("schema", "retype", 200, "\"visits\":\""),
        ];
        await using var sample = await SampleStage.Start();
        var usual = await First(sample, way);
        Assert.Equal(200, usual.Status);
        foreach (var (name, value, status, body) in expected)
        {
            Assert.DoesNotContain(body, usual.Body, StringComparison.Ordinal);
            sample.Switches.Set(name, value);
            var given = await First(sample, way);
            Assert.Equal((name, status), (name, given.Status));
            Assert.Contains(body, given.Body, StringComparison.Ordinal);
            sample.Switches.Clear(name);
            Assert.Equal(usual, await First(sample, way));
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task The_right_credentials_open(string way)
    {
        await using var sample = await SampleStage.Start();
        sample.Switches.Set("auth", "header");
        sample.Client.DefaultRequestHeaders.Add(Gate.Header, Gate.Token);

        Assert.Equal(200, (await First(sample, way)).Status);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_slow_answer_waits_and_a_truncated_one_ends_too_soon(string way)
    {
        await using var sample = await SampleStage.Start();
        var whole = (await First(sample, way)).Body;
        sample.Switches.Set("slow", "10", times: 1);
        var asked = First(sample, way);
        await sample.Clock.SomebodyWaits(TimeSpan.FromSeconds(10), stop: TestContext.Current.CancellationToken);
        Assert.False(asked.IsCompleted);
        sample.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal((200, whole), await asked);

        sample.Switches.Set("truncated", "cut");
        Assert.InRange(Encoding.UTF8.GetByteCount((await First(sample, way)).Body), 1, (Encoding.UTF8.GetByteCount(whole) / 2) + 2);
        sample.Switches.Set("truncated", "abort");
        await Assert.ThrowsAsync<HttpRequestException>(() => First(sample, way));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_empty_company_has_a_page_of_nothing(string way)
    {
        await using var sample = await SampleStage.Start();
        sample.Switches.Set("empty");

        Assert.Empty(await Records(sample, way));
    }

    [Theory]
    [InlineData("cursor", 410)]
    [InlineData("last-id", 410)]
    [InlineData("search", 410)]
    [InlineData("graphql", 410)]
    [InlineData("query", 410)]
    [InlineData("capped", 200)]
    public async Task What_goes_on_after_a_place_expires_and_a_page_number_does_not(string way, int status)
    {
        await using var sample = await SampleStage.Start();
        var next = Way.Known[way].Next(JsonNode.Parse((await First(sample, way)).Body)!);
        var (address, body) = Way.Known[way].Ask(null, next);
        Assert.Equal(200, (await sample.Text(address, body)).Status);
        sample.Switches.Set("expired");

        Assert.Equal(status, (await sample.Text(address, body)).Status);
        Assert.Equal(200, (await First(sample, way)).Status);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_late_row_is_seen_later_with_its_earlier_time(string way)
    {
        await using var sample = await SampleStage.Start();
        sample.Switches.Set("late", "600");
        sample.Clock.Advance(TimeSpan.FromMinutes(5));
        var since = sample.Clock.GetUtcNow().AddMinutes(-5).AddSeconds(1);
        var early = await Records(sample, way, since);
        sample.Switches.Clear("late");

        Assert.InRange(early.Count, 1, sample.Truth("contacts", since).Count() - 1);
        Assert.Equal(sample.Truth("contacts", since).Count(), (await Records(sample, way, since)).Count);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_row_changes_or_goes_behind_the_page_that_had_it(string way)
    {
        await using var sample = await SampleStage.Start();
        sample.Switches.Set("changing", "touch", times: 1);
        var last = (await Records(sample, way))[^1];
        sample.Switches.Set("changing", "remove", times: 1);
        var touched = (await Records(sample, way))[^1];
        var without = await Records(sample, way);

        Assert.Equal((long)last["id"]!, (long)touched["id"]!);
        Assert.Equal((long)last["visits"]! + 1, (long)touched["visits"]!);
        Assert.DoesNotContain(without, record => (long)record["id"]! == (long)last["id"]!);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task The_deleted_are_listed_and_one_record_is_found_beside_every_habit(string way)
    {
        await using var sample = await SampleStage.Start();
        var listed = await sample.Json($"/{way}/companies/deleted");

        Assert.NotEmpty(listed["deleted"]!.AsArray());
        Assert.Equal((await sample.Json("/page/companies/deleted")).ToJsonString(), listed.ToJsonString());
        var key = sample.Company.At("companies", sample.Clock.GetUtcNow()).First().Key;
        Assert.Equal(key, (string)(await sample.Json($"/{way}/companies/{key}"))["id"]!);
    }

    [Fact]
    public async Task The_home_page_lists_every_habit_with_an_address_that_answers()
    {
        await using var sample = await SampleStage.Start();
        var (_, home) = await sample.Text("/");
        var root = sample.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

        Assert.All(Way.Known.Keys, name => Assert.Contains(SampleApi.Habits, habit => habit.Name == name));
        foreach (var habit in SampleApi.Habits)
        {
            Assert.Contains($"{habit.Method,-4} {root}{habit.Example}", home, StringComparison.Ordinal);
            Assert.Contains(habit.About, home, StringComparison.Ordinal);
            var body = habit.Method == "GET" ? null : "{\"query\":\"{contacts}\"}";
            Assert.Equal(200, (await sample.Text(habit.Example, habit.Name == "search" ? "{}" : body)).Status);
        }
    }

    static Task<(int Status, string Body)> First(SampleStage sample, string way, DateTimeOffset? since = null)
    {
        var (address, body) = Way.Known[way].Ask(since?.ToUnixTimeSeconds(), null);
        return sample.Text(address, body);
    }

    static async Task<List<JsonNode>> Records(SampleStage sample, string way, DateTimeOffset? since = null) =>
        [.. Way.Known[way].Records(JsonNode.Parse((await First(sample, way, since)).Body)!)];
}
