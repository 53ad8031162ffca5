using System.Collections.Concurrent;

namespace Portal.Engine.Calendars;

/// <summary>The working time of a calendar. Each year is laid out once, so that asking is a search in a sorted list.</summary>
public sealed class WeeklyTime(WorkWeek week) : WorkingTime
{
    const int FarthestYears = 20;

    readonly WallClock _wall = new(week.Zone);
    readonly ConcurrentDictionary<int, Year> _years = new();

    public override bool Includes(DateTimeOffset moment)
    {
        var next = Next(moment);
        return next == moment;
    }

    public override DateTimeOffset Next(DateTimeOffset moment)
    {
        var at = moment.UtcDateTime;
        foreach (var year in From(at))
        {
            var span = year.FirstEndingAfter(at);
            if (span < year.Count) return year.Begin(span) <= at ? moment : new DateTimeOffset(year.Begin(span));
        }

        return DateTimeOffset.MaxValue;
    }

    public override DateTimeOffset After(DateTimeOffset moment, TimeSpan worked)
    {
        var (at, left) = (moment.UtcDateTime, worked);
        foreach (var year in From(at))
        {
            var since = year.Worked(at);
            // All that is left is used up within this year, and work goes on after it.
            if (year.Total - since > left) return new DateTimeOffset(year.When(since + left));
            left -= year.Total - since;
        }

        return DateTimeOffset.MaxValue;
    }

    public override TimeSpan Between(DateTimeOffset from, DateTimeOffset to)
    {
        if (to <= from) return TimeSpan.Zero;
        var (first, last) = (from.UtcDateTime, to.UtcDateTime);
        var sum = TimeSpan.Zero;
        for (var year = first.Year; year <= last.Year; year++) sum += Of(year).Worked(last) - Of(year).Worked(first);
        return sum;
    }

    IEnumerable<Year> From(DateTime at)
    {
        for (var year = at.Year; year < Math.Min(at.Year + FarthestYears, DateTime.MaxValue.Year); year++) yield return Of(year);
    }

    Year Of(int year) => _years.GetOrAdd(year, LayOut);

    /// <summary>By the UTC year: the days at its edges are cut where it begins and ends.</summary>
    Year LayOut(int number)
    {
        var (begin, end) = (new DateTime(number, 1, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(number + 1, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var stretches = new List<(DateTime From, DateTime To)>();
        for (var day = DateOnly.FromDateTime(begin).AddDays(-1); day <= DateOnly.FromDateTime(end); day = day.AddDays(1))
        {
            foreach (var (from, to) in week.On(day).SelectMany(span => _wall.Moments(day, span)))
            {
                var (cutFrom, cutTo) = (from < begin ? begin : from, to > end ? end : to);
                if (cutFrom < cutTo) stretches.Add((cutFrom, cutTo));
            }
        }

        return new Year(stretches);
    }

    /// <summary>Stretches of work in order, and how much was worked before each.</summary>
    sealed class Year
    {
        readonly DateTime[] _begins, _ends;
        readonly TimeSpan[] _before;

        public Year(List<(DateTime From, DateTime To)> stretches)
        {
            stretches.Sort();
            _begins = [.. stretches.Select(one => one.From)];
            _ends = [.. stretches.Select(one => one.To)];
            _before = new TimeSpan[stretches.Count];
            foreach (var (i, (from, to)) in stretches.Index())
            {
                _before[i] = Total;
                Total += to - from;
            }
        }

        public int Count => _begins.Length;

        public TimeSpan Total { get; }

        public DateTime Begin(int span) => _begins[span];

        public int FirstEndingAfter(DateTime at)
        {
            var found = Array.BinarySearch(_ends, at);
            return found < 0 ? ~found : found + 1;
        }

        /// <summary>How much of the year's work was done by then.</summary>
        public TimeSpan Worked(DateTime at)
        {
            var span = FirstEndingAfter(at);
            if (span == Count) return Total;
            return at <= _begins[span] ? _before[span] : _before[span] + (at - _begins[span]);
        }

        /// <summary>The last moment by which no more than this was done; it is less than all.</summary>
        public DateTime When(TimeSpan worked)
        {
            var found = Array.BinarySearch(_before, worked);
            var span = found < 0 ? ~found - 1 : found;
            return _begins[span] + (worked - _before[span]);
        }
    }
}
