using Portal.Web.SampleCompany.Paging;

namespace Portal.Tests.Web.SampleCompany;

public sealed class CappedTests
{
    [Fact]
    public async Task No_page_goes_beyond_the_cap_and_each_says_that_there_is_more()
    {
        await using var sample = await SampleStage.Start();
        var many = new List<int>();
        for (var page = 1; page <= 6; page++)
        {
            var body = await sample.Json($"/capped/contacts?page_size=70&page={page}");
            Assert.Equal((500, true), ((int)body["total"]!, (bool)body["capped"]!));
            many.Add(body["items"]!.AsArray().Count);
        }

        Assert.Equal([70, 70, 70, 70, CappedPaging.Cap - 280, 0], many);
    }

    [Theory]
    [InlineData("contacts", false)]
    [InlineData("contacts", true)]
    [InlineData("logins", false)]
    public async Task Whoever_slices_by_time_reads_everything(string kind, bool withDeleted)
    {
        await using var sample = await SampleStage.Start();
        var now = sample.Clock.GetUtcNow();

        Assert.Equal(sample.Truth(kind, withDeleted: withDeleted), (await Slice(sample, kind, withDeleted, now.AddDays(-400), now.AddSeconds(1))).Order());
    }

    [Fact]
    public async Task A_stretch_begins_with_its_beginning_and_ends_before_its_end()
    {
        await using var sample = await SampleStage.Start();
        var at = sample.Company.At("contacts", sample.Clock.GetUtcNow()).Where(record => record.DeletedAt is null).Max(record => record.UpdatedAt);
        var (second, next) = (at.ToUnixTimeSeconds(), at.ToUnixTimeSeconds() + 1);

        Assert.Equal(sample.Truth("contacts", at), (await sample.Json($"/capped/contacts?updated_from={second}&updated_to={next}"))["items"]!.AsArray().Select(item => item!.ToJsonString()).Order());
        Assert.Empty((await sample.Json($"/capped/contacts?updated_from={second}&updated_to={second}"))["items"]!.AsArray());
        var before = await sample.Json($"/capped/contacts?updated_to={second}");
        Assert.Equal(500 - sample.Truth("contacts", at).Count(), (int)before["total"]!);
    }

    [Theory]
    [InlineData("updated_from=soon")]
    [InlineData("updated_from=2026-01-01&updated_to=soon")]
    public async Task A_time_that_cannot_be_read_is_refused(string query)
    {
        await using var sample = await SampleStage.Start();
        var (status, body) = await sample.Ask($"/capped/contacts?{query}");

        Assert.Equal(400, status);
        Assert.StartsWith("updated_from or updated_to is neither", (string)body["error"]!, StringComparison.Ordinal);
    }

    /// <summary>What a reader does: a stretch that is capped is read as two halves.</summary>
    static async Task<IEnumerable<string>> Slice(SampleStage sample, string kind, bool withDeleted, DateTimeOffset from, DateTimeOffset to)
    {
        var read = new List<string>();
        for (var page = 1; ; page++)
        {
            var body = await sample.Json($"/capped/{kind}?page_size=100&page={page}&updated_from={from.ToUnixTimeMilliseconds()}&updated_to={to.ToUnixTimeMilliseconds()}&include_deleted={(withDeleted ? "true" : "false")}");
            if ((bool)body["capped"]!)
            {
                var middle = from + ((to - from) / 2);
                return [.. await Slice(sample, kind, withDeleted, from, middle), .. await Slice(sample, kind, withDeleted, middle, to)];
            }

            read.AddRange(body["items"]!.AsArray().Select(item => item!.ToJsonString()));
            if (read.Count == (int)body["total"]!) return read;
        }
    }
}
