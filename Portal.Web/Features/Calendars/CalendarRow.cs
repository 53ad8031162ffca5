using Portal.Engine.Calendars;

namespace Portal.Web.Features.Calendars;

/// <summary>A calendar as a line, with what uses it.</summary>
public sealed record CalendarRow(WorkCalendar Calendar, IReadOnlyList<string> Uses)
{
    /// <summary>"Mon–Fri 09:00–17:00; Sat 09:00–12:00": days after one another with the same hours together.</summary>
    public string Hours
    {
        get
        {
            var runs = new List<(DayOfWeek First, DayOfWeek Last, string Hours)>();
            foreach (var day in Enumerable.Range(1, 7).Select(number => (DayOfWeek)(number % 7)))
            {
                var hours = HoursText.Write(Calendar.Hours.GetValueOrDefault(day, []));
                if (runs is [.., var last] && last.Hours == hours) runs[^1] = last with { Last = day };
                else runs.Add((day, day, hours));
            }

            return string.Join("; ", runs.Where(run => run.Hours.Length > 0).Select(run => $"{Name(run.First)}{(run.First == run.Last ? "" : $"–{Name(run.Last)}")} {run.Hours}"));
        }
    }

    public string Country => Calendar.Country is { } code ? Holidays.Countries.FirstOrDefault(country => country.Code == code).Name ?? code : "none";

    static string Name(DayOfWeek day) => $"{day}"[..3];
}
