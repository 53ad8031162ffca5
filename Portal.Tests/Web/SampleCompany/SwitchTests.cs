using System.Net;
using System.Text;
using Portal.Web.SampleCompany.Faults;

namespace Portal.Tests.Web.SampleCompany;

public sealed class SwitchTests
{
    const string Contacts = "/cursor/contacts?limit=50";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("revoked", null, 401, "was revoked")]
    [InlineData("auth", "bearer", 401, "missing or wrong")]
    [InlineData("failing", "503", 503, "failed")]
    [InlineData("limit", "30", 429, "Too many")]
    [InlineData("html", null, 200, "<!doctype html>")]
    [InlineData("wrong-shape", null, 200, "none of your business")]
    [InlineData("error-inside", null, 200, "internal_error")]
    [InlineData("empty", null, 200, "{\"data\":[],\"paging\":null}")]
    [InlineData("schema", "add", 200, "\"loyalty_tier\":\"gold\"")]
    [InlineData("schema", "rename", 200, "\"visits_v2\":")]
    [InlineData("schema", "retype", 200, "\"visits\":\"")]
    public async Task A_switch_does_what_it_says_and_leaves_nothing_behind(string name, string? value, int status, string body)
    {
        await using var sample = await SampleStage.Start();
        var usual = await Get(sample);
        Assert.Equal(200, usual.Status);
        Assert.DoesNotContain(body, usual.Body, StringComparison.Ordinal);

        using (var turned = await sample.Client.PostAsync($"/switches/{name}?value={value}", null, Stop)) Assert.Equal(HttpStatusCode.OK, turned.StatusCode);
        Assert.True((bool)(await sample.Json("/switches"))[name]!["on"]!);
        var given = await Get(sample);
        Assert.Equal(status, given.Status);
        Assert.Contains(body, given.Body, StringComparison.Ordinal);

        using (var turned = await sample.Client.PostAsync($"/switches/{name}?on=false", null, Stop)) Assert.Equal(HttpStatusCode.OK, turned.StatusCode);
        Assert.Equal(usual, await Get(sample));
    }

    [Theory]
    [InlineData("bearer", "Authorization", "Bearer sample-token")]
    [InlineData("header", Gate.Header, "sample-token")]
    [InlineData("basic", "Authorization", "Basic c2FtcGxlOnNhbXBsZS10b2tlbg==")]
    public async Task The_right_credentials_open(string way, string header, string value)
    {
        await using var sample = await SampleStage.Start();
        sample.Switches.Set("auth", way);

        Assert.Equal(401, (await Get(sample)).Status);
        sample.Client.DefaultRequestHeaders.Add(header, value);
        Assert.Equal(200, (await Get(sample)).Status);
    }

    [Theory]
    [InlineData("failing", "200", "a status from 400 to 599")]
    [InlineData("failing", "lots", "a status from 400 to 599")]
    [InlineData("slow", "-1", "seconds from 0 to 86400")]
    [InlineData("auth", "magic", "bearer, header or basic")]
    [InlineData("limit", "30 dates", "seconds from 0 to 86400")]
    [InlineData("html", "x", "html takes no value")]
    [InlineData("flaky", "0", "a whole number from 1")]
    public async Task A_value_that_does_not_fit_is_refused_with_what_does(string name, string value, string allowed)
    {
        await using var sample = await SampleStage.Start();
        using var response = await sample.Client.PostAsync($"/switches/{name}?value={Uri.EscapeDataString(value)}", null, Stop);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains(allowed, await response.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Empty(sample.Switches.On);
    }

    [Fact]
    public void Every_switch_takes_its_usual_value() => Assert.All(Switches.Known, one => Assert.Null(Switches.Problem(one.Key, one.Value.Usual)));

    [Theory]
    [InlineData("20", "20")]
    [InlineData("20 date", "Mon, 02 Mar 2026 09:00:20 GMT")]
    public async Task Retry_after_is_told_in_seconds_or_as_a_date(string value, string told)
    {
        await using var sample = await SampleStage.Start();
        sample.Switches.Set("limit", value);
        using var response = await sample.Client.GetAsync(Contacts, Stop);

        Assert.Equal([told], response.Headers.GetValues("Retry-After"));
    }

    [Fact]
    public async Task A_rate_limit_lets_so_many_pass_each_minute()
    {
        await using var sample = await SampleStage.Start();
        sample.Switches.Set("rate", "2");

        Assert.Equal("200 200 429", await Statuses(sample, 3));
        sample.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(200, (await Get(sample)).Status);
    }

    [Fact]
    public async Task Every_third_request_fails_and_a_switch_can_wait_and_end()
    {
        await using var sample = await SampleStage.Start();
        sample.Switches.Set("flaky", "3");
        Assert.Equal("200 200 500 200 200 500", await Statuses(sample, 6));
        sample.Switches.Clear("flaky");
        sample.Switches.Set("failing", after: 2, times: 1);
        Assert.Equal("200 200 500 200", await Statuses(sample, 4));
    }

    [Fact]
    public async Task A_slow_answer_waits_by_the_clock()
    {
        await using var sample = await SampleStage.Start();
        sample.Switches.Set("slow", "10");
        var asked = Get(sample);
        await sample.Clock.SomebodyWaits(TimeSpan.FromSeconds(10), stop: Stop);
        Assert.False(asked.IsCompleted);
        sample.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(200, (await asked).Status);
    }

    [Fact]
    public async Task A_truncated_body_breaks_off_or_ends_too_soon()
    {
        await using var sample = await SampleStage.Start();
        var whole = (await Get(sample)).Body;
        sample.Switches.Set("truncated", "cut");
        Assert.Equal(Encoding.UTF8.GetByteCount(whole) / 2, (await sample.Client.GetByteArrayAsync(Contacts, Stop)).Length);
        sample.Switches.Set("truncated");
        await Assert.ThrowsAsync<HttpRequestException>(() => sample.Client.GetByteArrayAsync(Contacts, Stop));
    }

    [Fact]
    public async Task An_expired_cursor_is_gone_and_the_first_page_is_not()
    {
        await using var sample = await SampleStage.Start();
        var after = (string)(await sample.Json(Contacts))["paging"]!["next"]!["after"]!;
        sample.Switches.Set("expired");

        using var gone = await sample.Client.GetAsync($"{Contacts}&after={after}", Stop);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Equal(200, (await Get(sample)).Status);
    }

    [Fact]
    public async Task A_late_row_is_seen_later_with_its_earlier_time()
    {
        await using var sample = await SampleStage.Start();
        sample.Switches.Set("late", "600");
        sample.Clock.Advance(TimeSpan.FromMinutes(5));
        var since = sample.Clock.GetUtcNow().AddMinutes(-5).AddSeconds(1).ToUnixTimeSeconds();
        var early = await sample.ReadAll("contacts", $"updated_since={since}");
        sample.Switches.Clear("late");
        var all = await sample.ReadAll("contacts", $"updated_since={since}");

        Assert.NotEmpty(early);
        Assert.True(early.Count < all.Count);
    }

    [Theory]
    [InlineData("touch", 1)]
    [InlineData("remove", 0)]
    public async Task A_row_changes_behind_the_page_that_had_it(string how, int left)
    {
        await using var sample = await SampleStage.Start();
        sample.Switches.Set("changing", how, times: 1);
        var last = (await sample.Json(Contacts))["data"]!.AsArray()[^1]!;
        var now = await sample.ReadAll("contacts");

        var again = now.Where(record => (long)record["id"]! == (long)last["id"]!).ToArray();
        Assert.Equal(left, again.Length);
        Assert.DoesNotContain(again, record => record.ToJsonString() == last.ToJsonString());
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        await using var sample = await SampleStage.Start();
        using var first = await sample.Client.GetAsync(Contacts, Stop);
        sample.Client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal((304, ""), await Get(sample));
        sample.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Equal(200, (await Get(sample)).Status);
    }

    static async Task<(int Status, string Body)> Get(SampleStage sample)
    {
        using var response = await sample.Client.GetAsync(Contacts, Stop);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Stop));
    }

    static async Task<string> Statuses(SampleStage sample, int many)
    {
        var statuses = new int[many];
        for (var i = 0; i < many; i++) statuses[i] = (await Get(sample)).Status;
        return string.Join(' ', statuses);
    }
}
