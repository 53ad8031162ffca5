using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Portal.Web.SampleCompany;

namespace Portal.Tests.Web.SampleCompany;

public sealed partial class PagingTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("next-url", "page_size=70", "value")]
    [InlineData("link", "per_page=70", "")]
    [InlineData("page", "page_size=70", "items")]
    [InlineData("page-zero", "size=70", "content")]
    [InlineData("offset", "limit=70", "results")]
    [InlineData("cursor", "limit=70", "data")]
    [InlineData("last-id", "limit=70", "records")]
    public async Task Every_habit_has_every_record_once(string habit, string size, string list)
    {
        await using var sample = await SampleStage.Start();
        foreach (var order in new[] { "key", "updated" })
        {
            var read = new List<string>();
            var pages = 0;
            for (var next = $"/{habit}/contacts?{size}&order={order}"; next is not null; pages++)
            {
                Assert.InRange(pages, 0, 7);
                using var response = await sample.Client.GetAsync(next, Stop);
                var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(Stop))!;
                read.AddRange((list.Length == 0 ? body : body[list]!).AsArray().Select(item => item!.ToJsonString()));
                next = habit switch
                {
                    "cursor" => body["paging"] is { } paging ? $"/cursor/contacts?{size}&order={order}&after={paging["next"]!["after"]}" : null,
                    "next-url" => (string?)body["next_url"],
                    "link" => response.Headers.TryGetValues("Link", out var links) ? NextLink().Match(links.Single()).Groups[1].Value : null,
                    "last-id" => (bool)body["has_more"]! ? $"/last-id/contacts?{size}&order={order}&after_id={body["records"]!.AsArray()[^1]!["id"]}" : null,
                    "page" => (int)body["page"]! < (int)body["pages"]! ? $"/page/contacts?{size}&order={order}&page={(int)body["page"]! + 1}" : null,
                    "page-zero" => (bool)body["last"]! ? null : $"/page-zero/contacts?{size}&order={order}&page={(int)body["number"]! + 1}",
                    _ => read.Count < (int)body["total"]! ? $"/offset/contacts?{size}&order={order}&offset={read.Count}" : null,
                };
            }

            Assert.Equal(8, pages);
            Assert.Equal(sample.Truth("contacts").Order(), read.Order());
        }
    }

    [Theory]
    [InlineData("contacts", "updatedAt")]
    [InlineData("deals", "last_modified")]
    [InlineData("tickets", "updated")]
    public async Task What_changed_since_is_seen(string kind, string updated)
    {
        await using var sample = await SampleStage.Start();
        var before = sample.Truth(kind).ToHashSet();
        var since = sample.Clock.GetUtcNow();
        sample.Clock.Advance(TimeSpan.FromHours(2));

        var read = await sample.ReadAll(kind, $"updated_since={since.AddSeconds(1).ToUnixTimeSeconds()}&order=updated");
        Assert.NotEmpty(read);
        Assert.All(read, record => Assert.NotNull(record[updated]));
        Assert.Equal(sample.Truth(kind).Except(before).Order(), read.Select(record => record.ToJsonString()).Order());
    }

    [Fact]
    public async Task The_deleted_are_flagged_or_listed_or_silent()
    {
        await using var sample = await SampleStage.Start();
        var since = sample.Clock.GetUtcNow();
        var before = new[] { "contacts", "companies", "tickets" }.ToDictionary(kind => kind, kind => Keys(sample, kind));
        sample.Clock.Advance(TimeSpan.FromDays(1));

        var flagged = await sample.ReadAll("contacts", $"include_deleted=true&updated_since={since.AddSeconds(1):yyyy-MM-ddTHH:mm:ssZ}");
        Assert.Equal(Gone("contacts"), flagged.Where(record => (bool)record["deleted"]!).Select(record => record["id"]!.ToString()).Order());
        var listed = (await sample.Json($"/page/companies/deleted?since={since.AddSeconds(1).ToUnixTimeSeconds()}"))["deleted"]!.AsArray();
        Assert.Equal(Gone("companies"), listed.Select(one => one!["id"]!.ToString()).Order());
        Assert.NotEmpty(Gone("tickets"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await sample.Client.GetAsync("/page/tickets/deleted", Stop)).StatusCode);

        IEnumerable<string> Gone(string kind)
        {
            var gone = before[kind].Except(Keys(sample, kind)).Order().ToArray();
            Assert.NotEmpty(gone);
            return gone;
        }
    }

    [Fact]
    public async Task What_somebody_removes_or_changes_is_removed_or_changed()
    {
        await using var sample = await SampleStage.Start();
        var keys = Keys(sample, "companies");
        sample.Clock.Advance(TimeSpan.FromMilliseconds(1));
        sample.Company.Remove("companies", keys[..3]);
        sample.Company.Touch("companies", keys[5]);

        Assert.Equal(keys[..3].Order(), (await sample.Json($"/page/companies/deleted?since={sample.Clock.GetUtcNow().ToUnixTimeMilliseconds()}"))["deleted"]!.AsArray().Select(one => one!["id"]!.ToString()).Order());
        Assert.Equal(keys[5], Assert.Single(await sample.ReadAll("companies", $"updated_since={sample.Clock.GetUtcNow().ToUnixTimeMilliseconds()}"))["id"]!.ToString());
        Assert.Equal(117, (await sample.ReadAll("companies")).Count);
    }

    [Theory]
    [InlineData("/cursor/contacts?limit=-1", 400)]
    [InlineData("/cursor/contacts?limit=many", 400)]
    [InlineData("/page/contacts?page=0", 400)]
    [InlineData("/page-zero/contacts?page=0", 200)]
    [InlineData("/offset/contacts?offset=-5", 400)]
    [InlineData("/link/contacts?per_page=0", 400)]
    [InlineData("/link/contacts?per_page=5000", 200)]
    public async Task Numbers_that_cannot_be_are_refused_and_one_that_is_too_large_is_capped(string address, int status)
    {
        await using var sample = await SampleStage.Start();
        Assert.Equal(status, (await sample.Text(address)).Status);
    }

    [Fact]
    public async Task Two_hundred_thousand_are_paged_by_a_thousand()
    {
        await using var sample = await SampleStage.Start(new SampleCompanyOptions { Contacts = 200_000 });
        var read = await sample.ReadAll("contacts", "limit=1000");

        Assert.Equal(200_000, read.Select(record => (long)record["id"]!).Distinct().Count());
        Assert.Equal(200_000, read.Count);
    }

    static string[] Keys(SampleStage sample, string kind) =>
        [.. sample.Company.At(kind, sample.Clock.GetUtcNow()).Where(record => record.DeletedAt is null).Select(record => record.Key)];

    [GeneratedRegex("<([^>]*)>; rel=\"next\"")]
    private static partial Regex NextLink();
}
