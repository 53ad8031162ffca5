using Microsoft.AspNetCore.Components;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Freshness;
using Portal.Web.Platform;
using Portal.Web.Ui;

namespace Portal.Web.Features.Data.Happenings;

/// <summary>Happenings are only counted; the days are those of the reader.</summary>
public sealed partial class HappeningDays(HappeningCounts counts, TimeProvider clock) : IDisposable
{
    const int Tallest = 56;

    static readonly int[] Spans = [14, 30, 90];

    IReadOnlyList<DayCount>? _days;
    long _count;
    int _asked;
    Verdict _verdict;
    DateTimeOffset? _asOf;
    string? _problem, _note;
    IDisposable? _watching;

    [Parameter, EditorRequired]
    public ScopedEntity Entity { get; set; } = default!;

    [SupplyParameterFromQuery]
    string? Days { get; set; }

    [Inject]
    QueryState Query { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    int Length => QueryText.Key(Days) is { } days && Spans.Contains((int)days) ? (int)days : Spans[0];

    long Most => _days is { Count: > 0 } ? _days.Max(day => day.Count) : 0;

    public void Dispose() => _watching?.Dispose();

    protected override Task OnParametersSetAsync() => Load();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _watching = counts.Watch(() => _ = InvokeAsync(Refresh));
    }

    long Tall(long count) => Most == 0 ? 0 : (count * Tallest + Most - 1) / Most;

    async Task Load()
    {
        var asked = ++_asked;
        var (zone, length) = (Visitor?.Zone() ?? TimeZoneInfo.Utc, Length);
        var first = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).Date).AddDays(1 - length);
        var outcome = await counts.Of(Entity.Name, zone, Ui.Times.Days.Begin(first, zone), length);

        // Something else was asked for meanwhile, and its answer may have been quicker.
        if (asked != _asked) return;
        if (!outcome.Succeeded(out var summary, out var refusal))
        {
            _problem = refusal.Message;
            return;
        }

        var counted = summary.Groups.Where(group => group.Begins is not null).ToDictionary(group => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(group.Begins!.Value, zone).Date), group => group.Count);
        (_problem, _note, _count, _verdict, _asOf) = (null, summary.Note, summary.Count, summary.Verdict, summary.AsOf);
        _days = [.. Enumerable.Range(0, length).Select(i => first.AddDays(i)).Select(day => new DayCount(day, counted.GetValueOrDefault(day)))];
    }

    async Task Refresh()
    {
        await Load();
        StateHasChanged();
    }
}
