using System.Globalization;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.History;

namespace Portal.Web.Features.Home.Now;

/// <summary>How streams were, stretch by stretch.</summary>
public sealed record HeatMap(IReadOnlyList<HeatColumn> Columns, IReadOnlyList<HeatRow> Rows)
{
    public const int Hours = 24, Days = 30;

    public static HeatMap Nothing { get; } = new([], []);

    /// <summary>The last 24 hours by the reader's clock, the one that runs among them.</summary>
    public static IReadOnlyList<HeatColumn> ByHour(DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var begun = now - TimeSpan.FromTicks(local.Ticks % TimeSpan.TicksPerHour);
        return [.. Enumerable.Range(1 - Hours, Hours).Select(hours => begun.AddHours(hours)).Select(from =>
        {
            var there = TimeZoneInfo.ConvertTime(from, zone);
            return new HeatColumn(from, from.AddHours(1), there.ToString("ddd HH:mm", CultureInfo.InvariantCulture), there.Hour % 6 == 0 ? there.ToString("HH:mm", CultureInfo.InvariantCulture) : "");
        })];
    }

    /// <summary>The last 30 days of the reader, today among them.</summary>
    public static IReadOnlyList<HeatColumn> ByDay(DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).Date);
        return [.. Enumerable.Range(1 - Days, Days).Select(days => today.AddDays(days)).Select(day => new HeatColumn(
            Ui.Times.Days.Begin(day, zone), Ui.Times.Days.Begin(day.AddDays(1), zone), day.ToString("ddd d MMM", CultureInfo.InvariantCulture),
            day.DayOfWeek == DayOfWeek.Monday ? day.ToString("d MMM", CultureInfo.InvariantCulture) : ""))];
    }

    /// <param name="columns">The stretches.</param>
    /// <param name="told">What a stream was told to be, in order.</param>
    /// <param name="now">Until when it is known.</param>
    public static IReadOnlyList<Verdict?> Cells(IReadOnlyList<HeatColumn> columns, IReadOnlyList<Told> told, DateTimeOffset now)
    {
        var cells = new Verdict?[columns.Count];
        foreach (var (i, one) in told.Index())
        {
            var end = i + 1 < told.Count ? told[i + 1].At : now;
            foreach (var (column, stretch) in columns.Index())
            {
                if (one.At >= stretch.To || end <= stretch.From || (cells[column] is { } worst && worst >= one.Finding.Verdict)) continue;
                cells[column] = one.Finding.Verdict;
            }
        }

        return cells;
    }
}
