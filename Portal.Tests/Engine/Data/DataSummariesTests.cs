using System.Globalization;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Data;
using Portal.Engine.Data.Asking;
using Portal.Engine.Entities;
using Portal.Engine.Persistence;
using Portal.Engine.Store;
using Portal.Tests.Running;
using static Portal.Tests.Engine.Projection.ProjectionHouse;

namespace Portal.Tests.Engine.Data;

/// <summary>Counts and sums, of records and of happenings.</summary>
public sealed class DataSummariesTests
{
    static readonly EntityDraft Login = new("login", "Login", EntityKind.Happening,
    [
        new("person", FieldType.Text) { Searchable = true }, new("page", FieldType.Text) { Searchable = true }, new("secret", FieldType.Text) { Searchable = true },
    ]);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Records_are_counted_and_measured_by_the_values_of_a_field(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind);
        await house.Bring(Crm,
            Row("a", """{"name":"x","phone":"1","revenue":1.5,"seen":"2026-01-02T00:00:00Z"}""", 1), Row("b", """{"name":"x","phone":"1","revenue":2,"seen":"2026-01-01T00:00:00.5Z"}""", 1),
            Row("c", """{"name":"y","revenue":-10}""", 1), Row("d", """{"phone":"1","revenue":null}""", 1));
        var model = await house.Seeing();

        var byName = (await house.Summaries.Of(model, new SummaryQuery("customer") { By = "name", Of = "revenue", Distinct = "phone" }, Stop)).Value;
        Assert.Equal(["- 1 0   0  1", "x 2 2 1.5 2 3.5 1.75 1", "y 1 1 -10 -10 -10 -10 0"], byName.Groups.Select(group => string.Create(
            CultureInfo.InvariantCulture, $"{group.Key ?? "-"} {group.Count} {group.Measured} {group.Min} {group.Max} {group.Sum} {group.Average} {group.Distinct}")).Order(StringComparer.Ordinal));

        var seen = Assert.Single((await house.Summaries.Of(model, new SummaryQuery("customer") { Of = "seen", Where = [new("name", FilterOp.Is, "x")] }, Stop)).Value.Groups);
        Assert.Equal((2, "2026-01-01T00:00:00.5Z", "2026-01-02T00:00:00Z", (decimal?)null), (seen.Count, seen.Min, seen.Max, seen.Sum));

        var top = (await house.Summaries.Of(model, new SummaryQuery("customer") { By = "name", Top = 1 }, Stop)).Value;
        Assert.Equal((4, 2, "2 smaller groups are not shown."), (top.Count, top.GroupsLeftOut, top.Note));
        Assert.IsType<QuestionMalformed>((await house.Summaries.Of(model, new SummaryQuery("customer") { Window = Window.Day }, Stop)).Refusal);
        Assert.IsType<FieldUnknown>((await house.Summaries.Of(await house.Seeing("name"), new SummaryQuery("customer") { Of = "revenue" }, Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Happenings_are_counted_in_the_windows_of_a_time_zone(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind, Login);
        // From nine in the morning of a Monday in UTC: minutes 0, 59, 60, and 15 hours later, when it is Tuesday already in Zurich but not in London.
        await house.Bring(Crm, [.. new[] { 0, 59, 60, (14 * 60) + 30 }.Select((minute, at) => Row($"k{at}", $$"""{"page":"p{{at % 2}}","person":"n{{at / 3}}","secret":"s"}""", minute))]);
        var model = new ScopedModel(new Scope { Entities = [new EntityScope(Customers) { Fields = ["person", "page"] }] }, await house.Inner.Get<EntityModel>().List(Stop));

        Assert.Equal("09 2, 10 1, 23 1", await Told(new SummaryQuery("login") { Window = Window.Hour }, "HH"));
        Assert.Equal("02 4", await Told(new SummaryQuery("login") { Window = Window.Day, Zone = "Europe/London" }, "dd"));
        Assert.Equal("02 3, 03 1", await Told(new SummaryQuery("login") { Window = Window.Day, Zone = "Europe/Zurich" }, "dd"));
        Assert.Equal("02 4", await Told(new SummaryQuery("login") { Window = Window.Week, Zone = "Europe/Zurich" }, "dd"));
        Assert.Equal("09 1, 10 1", await Told(new SummaryQuery("login") { Window = Window.Hour, From = At(59), To = At(61) }, "HH"));

        var people = (await house.Summaries.Of(model, new SummaryQuery("login") { By = "page", Distinct = "person" }, Stop)).Value;
        Assert.Equal(["p0 2 1", "p1 2 2"], people.Groups.Select(group => $"{group.Key} {group.Count} {group.Distinct}"));
        Assert.IsType<FieldUnknown>((await house.Summaries.Of(model, new SummaryQuery("login") { Distinct = "secret" }, Stop)).Refusal);
        Assert.IsType<OnlyCounted>((await house.Reader.Query(model, new DataQuery("login"), Stop)).Refusal);

        async Task<string> Told(SummaryQuery query, string format) => string.Join(
            ", ", (await house.Summaries.Of(model, query, Stop)).Value.Groups.Select(group => $"{group.Begins!.Value.ToString(format, CultureInfo.InvariantCulture)} {group.Count}"));

        static DateTimeOffset At(int minute) => new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero).AddMinutes(minute);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_is_dated_at_an_end_of_the_calendar_is_in_a_window_too(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind, Login);
        var (first, last) = (Row("a", """{"page":"p"}""", 0), Row("b", """{"page":"p"}""", 0));
        await house.Bring(Crm, first with { Stamp = first.Stamp with { SourceAt = Instant.Of(DateTimeOffset.MinValue) } }, last with { Stamp = last.Stamp with { SourceAt = Instant.Of(DateTimeOffset.MaxValue) } }, Row("c", """{"page":"p"}""", 0));
        var model = await house.Seeing("page");

        foreach (var zone in new[] { "Europe/Zurich", "America/New_York", "Pacific/Kiritimati", "UTC" })
        {
            foreach (var window in Enum.GetValues<Window>())
            {
                var groups = (await house.Summaries.Of(model, new SummaryQuery("login") { Window = window, Zone = zone }, Stop)).Value.Groups;
                Assert.Equal([1, 2026, 9999], groups.Select(group => group.Begins!.Value.Year));
            }
        }
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Two_are_made_at_once_and_others_wait_for_their_turn(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind);
        await house.Bring(Crm, Row("a", """{"name":"Ada"}""", 1));
        var model = await house.Seeing();
        for (var turn = 0; turn < 2; turn++) await house.Summaries.Turns.WaitAsync(Stop);
        using var leaves = new CancellationTokenSource();

        var (waits, gone) = (house.Summaries.Of(model, new SummaryQuery("customer"), Stop), house.Summaries.Of(model, new SummaryQuery("customer"), leaves.Token));
        await leaves.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        Assert.False(waits.IsCompleted);
        house.Summaries.Turns.Release();
        Assert.Equal(1, (await waits).Value.Count);
        Assert.Equal(1, (await house.Summaries.Of(model, new SummaryQuery("customer"), Stop)).Value.Count);
    }
}
