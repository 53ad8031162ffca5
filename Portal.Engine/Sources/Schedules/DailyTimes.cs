using System.Globalization;

namespace Portal.Engine.Sources.Schedules;

/// <summary>The same times on each day.</summary>
public sealed class DailyTimes : WallPattern
{
    DailyTimes(IReadOnlyList<TimeOnly> all) => All = all;

    /// <summary>In order, each once.</summary>
    public IReadOnlyList<TimeOnly> All { get; }

    /// <summary>Reads "06:00, 18:30"; seconds may follow.</summary>
    /// <returns>Null if it is none.</returns>
    public static DailyTimes? Read(string text)
    {
        var times = new SortedSet<TimeOnly>();
        foreach (var part in text.Split([',', ';'], StringSplitOptions.TrimEntries))
        {
            if (!TimeOnly.TryParseExact(part, ["H:mm", "HH:mm", "H:mm:ss", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return null;
            times.Add(time);
        }

        return times.Count > 0 ? new([.. times]) : null;
    }

    public static string Write(TimeOnly time) => time.ToString(time.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);

    public override DateTime? From(DateTime wall)
    {
        var now = TimeOnly.FromDateTime(wall);
        foreach (var time in All)
        {
            if (time >= now) return wall.Date + time.ToTimeSpan();
        }

        return wall.Date.AddDays(1) + All[0].ToTimeSpan();
    }
}
