using Portal.Engine.Connectors;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Tests.Web.SampleCompany;
using Portal.Web.SampleCompany.World;

namespace Portal.Tests.Engine.Connectors.Rest;

public sealed class SampleCompanyReadTests
{
    public static TheoryData<string, string> HabitsAndKinds => [.. SampleSettings.Habits.SelectMany(habit => SampleSettings.Kinds.Select(kind => (habit, kind)))];

    public static TheoryData<string> Habits => [.. SampleSettings.Habits];

    [Theory]
    [MemberData(nameof(HabitsAndKinds))]
    public async Task All_pages_together_are_what_truly_is(string habit, string kind)
    {
        await using var sample = await SampleStage.Start();
        using var house = new RestHouse(sample.Client.BaseAddress!, sample.Clock);
        var pass = await house.Read(SampleSettings.Of(habit, kind));

        var truth = Living(sample, kind).ToDictionary(record => record.Key);
        Assert.Equal(truth.Values.Select(record => (record.Key, (DateTimeOffset?)record.UpdatedAt)).Order(), pass.Records.Select(record => (record.Key!, record.SourceAt)).Order());
        Assert.Equal(truth.Keys.Order().Select(key => System.Text.Json.JsonSerializer.Serialize(truth[key].Fields)), pass.Records.OrderBy(record => record.Key).Select(record => System.Text.Json.JsonSerializer.Serialize(System.Text.Json.Nodes.JsonNode.Parse(record.Fields))));
        Assert.All(pass.Pages.SkipLast(1), page => Assert.Equal((Coverage.Part, (string?)null), (page.Coverage, page.Next.Watermark)));
        Assert.Equal(SampleSettings.Proves(habit, pass.Pages.Count), pass.Last.Coverage);
        Assert.Equal(new Cursor($"{truth.Values.Max(record => record.UpdatedAt):yyyy-MM-ddTHH:mm:ssZ}"), pass.End);
    }

    [Theory]
    [MemberData(nameof(Habits))]
    public async Task From_every_page_on_a_new_reader_reads_the_rest(string habit)
    {
        await using var sample = await SampleStage.Start();
        using var house = new RestHouse(sample.Client.BaseAddress!, sample.Clock);
        var settings = SampleSettings.Of(habit, "contacts");
        var whole = await house.Read(settings);
        Assert.Equal(8, whole.Good.Count);

        for (var read = 1; read < whole.Pages.Count; read++)
        {
            var rest = await house.Read(settings, whole.Pages[read - 1].Next);
            Assert.Equal(whole.Pages.Skip(read).SelectMany(page => page.Keys), rest.Records.Select(record => record.Key));
            Assert.Equal((whole.End, SampleSettings.Proves(habit, whole.Pages.Count)), (rest.End, rest.Last.Coverage));
        }
    }

    [Theory]
    [MemberData(nameof(Habits))]
    public async Task Only_changes_are_read_and_unsorted_pages_keep_the_watermark_right(string habit)
    {
        await using var sample = await SampleStage.Start();
        using var house = new RestHouse(sample.Client.BaseAddress!, sample.Clock);
        var settings = SampleSettings.Of(habit, "contacts", 20) with { Incremental = SampleSettings.BySince };
        var first = await house.Read(settings);
        var greatest = first.Pages.Select(page => page.Next.Greatest).SkipLast(1).ToArray();
        Assert.Equal(greatest.Order(), greatest);

        var since = sample.Clock.GetUtcNow();
        sample.Clock.Advance(TimeSpan.FromHours(1));
        var second = await house.Read(settings, first.End);

        Assert.Equal(Coverage.Changes, second.Last.Coverage);
        Assert.True(second.Pages.Count > 2);
        Assert.All(second.Pages.SkipLast(1), page => Assert.Equal(first.End.Watermark, page.Next.Watermark));
        Assert.Superset(Living(sample, "contacts").Where(record => record.UpdatedAt > since).Select(record => record.Key).ToHashSet(), second.Records.Select(record => record.Key!).ToHashSet());
        Assert.Equal($"{Living(sample, "contacts").Max(record => record.UpdatedAt):yyyy-MM-ddTHH:mm:ssZ}", second.End.Watermark);
        Assert.Equal(SampleSettings.Proves(habit, first.Pages.Count), (await house.Read(settings, first.End, everything: true)).Last.Coverage);
        Assert.Equal(500, (await house.Read(settings, first.End, everything: true)).Records.Count());
    }

    [Fact]
    public async Task A_record_that_changes_behind_the_reader_is_read_by_the_next_pass()
    {
        await using var sample = await SampleStage.Start();
        using var house = new RestHouse(sample.Client.BaseAddress!, sample.Clock);
        var settings = SampleSettings.Of("page", "contacts") with { Incremental = SampleSettings.BySince };
        var first = await house.Read(settings, most: 1);
        sample.Clock.Advance(TimeSpan.FromSeconds(30));
        sample.Company.Touch("contacts", first.Pages[0].Records[3].Key!);
        sample.Clock.Advance(TimeSpan.FromSeconds(90));
        // What changed last is on a page that was not read yet, and is greater than the touch.
        var rest = await house.Read(settings, first.Pages[0].Next);
        Assert.True(string.CompareOrdinal(rest.Pages[^2].Next.Greatest, $"{sample.Clock.GetUtcNow().AddSeconds(-90):yyyy-MM-ddTHH:mm:ssZ}") > 0);

        Assert.Contains(first.Pages[0].Records[3].Key, (await house.Read(settings, rest.End)).Records.Select(record => record.Key));
    }

    [Fact]
    public async Task Deleted_by_flag_are_told_with_their_time()
    {
        await using var sample = await SampleStage.Start();
        using var house = new RestHouse(sample.Client.BaseAddress!, sample.Clock);
        var settings = SampleSettings.Of("cursor", "contacts") with
        {
            Parameters = [new() { Name = "include_deleted", Value = "true" }],
            Incremental = SampleSettings.BySince,
            Deletes = new() { By = DeleteKind.Flag, Flag = "deleted" },
        };
        var first = await house.Read(settings);
        sample.Clock.Advance(TimeSpan.FromDays(1));
        var second = await house.Read(settings, first.End);

        var gone = sample.Company.At("contacts", sample.Clock.GetUtcNow()).Where(record => record.DeletedAt is not null && record.UpdatedAt >= Moment(first.End)).ToArray();
        Assert.NotEmpty(gone);
        Assert.Equal(gone.Select(record => (record.Key, record.DeletedAt)).Order(), second.Records.Where(record => record.IsDeleted).Select(record => (record.Key!, record.SourceAt)).Order());
    }

    [Fact]
    public async Task Deleted_by_a_list_are_read_after_the_records_of_the_same_pass()
    {
        await using var sample = await SampleStage.Start();
        using var house = new RestHouse(sample.Client.BaseAddress!, sample.Clock);
        var settings = SampleSettings.Of("page", "companies") with
        {
            Incremental = SampleSettings.BySince,
            Deletes = new() { By = DeleteKind.List, Path = "page/companies/deleted", Records = "deleted", Since = "since", At = "deleted_at" },
        };
        var first = await house.Read(settings);
        Assert.DoesNotContain(first.Records, record => record.IsDeleted);
        sample.Clock.Advance(TimeSpan.FromHours(1));
        var removed = Living(sample, "companies").Take(3).Select(record => record.Key).ToArray();
        sample.Company.Remove("companies", removed);
        // It tells the second, and any moment of it may be meant.
        var at = sample.Clock.GetUtcNow().AddTicks(TimeSpan.TicksPerSecond - 1);
        sample.Clock.Advance(TimeSpan.FromMinutes(1));

        var second = await house.Read(settings, first.End);
        Assert.Equal(Coverage.Changes, second.Last.Coverage);
        Assert.Superset(removed.Select(key => (key, at)).ToHashSet(), second.Records.Where(record => record.IsDeleted).Select(record => (record.Key!, record.SourceAt!.Value)).ToHashSet());
        var resumed = await house.Read(settings, second.Pages[^2].Next);
        Assert.All(resumed.Records, record => Assert.True(record.IsDeleted));
        Assert.Equal(second.End, resumed.End);
        Assert.Equal(second.Records.Count(record => record.IsDeleted), resumed.Records.Count());
    }

    [Fact]
    public async Task An_unchanged_list_is_not_read_again()
    {
        await using var sample = await SampleStage.Start();
        using var house = new RestHouse(sample.Client.BaseAddress!, sample.Clock);
        var settings = SampleSettings.Of("link", "companies", 200) with { Conditional = ConditionalKind.OnePage };
        var first = await house.Read(settings);
        Assert.NotNull(first.End.Memo);

        var same = await house.Read(settings, first.End);
        Assert.Empty(same.Records);
        Assert.Equal((first.End, Coverage.Changes), (same.End, same.Last.Coverage));
        Assert.Equal(120, (await house.Read(settings, first.End, everything: true)).Records.Count());
        sample.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(120, (await house.Read(settings, first.End)).Records.Count());
        // Of several pages one tag proves nothing.
        Assert.Null((await house.Read(settings with { Paging = settings.Paging with { Size = 50 } })).End.Memo);
    }

    static IEnumerable<SampleRecord> Living(SampleStage sample, string kind) => sample.Company.At(kind, sample.Clock.GetUtcNow()).Where(record => record.DeletedAt is null);

    static DateTimeOffset Moment(Cursor cursor) => DateTimeOffset.Parse(cursor.Watermark!, System.Globalization.CultureInfo.InvariantCulture);
}
