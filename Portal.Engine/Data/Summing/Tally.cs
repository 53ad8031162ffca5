using System.Globalization;
using Portal.Engine.Data.Answers;
using Portal.Engine.Data.Asking;
using Portal.Engine.Entities;
using Portal.Engine.Projection.Merging;

namespace Portal.Engine.Data.Summing;

/// <summary>One group while it is counted.</summary>
sealed class Tally(DateTimeOffset? begins, string? key, Allowance allowance)
{
    const decimal Greatest = 1e20m;

    readonly HashSet<string> _values = new(StringComparer.Ordinal);
    long _measured;
    (string Sorted, string Shown)? _min, _max;
    decimal _sum;

    public DateTimeOffset? Begins => begins;

    public string? Key => key;

    public long Count { get; private set; }

    /// <summary>Numbers that are too great to be added up.</summary>
    public long Unread { get; private set; }

    public void Add(Ask ask, byte[] body)
    {
        Count++;
        if (ask.Distinct is { } distinct && BodyFields.Find(body, distinct.Name, out var value) && SearchText.Of(distinct, value) is { } text && !_values.Contains(text) && allowance.Take()) _values.Add(text);
        if (ask.Of is { } of && BodyFields.Find(body, of.Name, out value) && SearchText.Of(of, value) is { } sorted) Measure(of, sorted, BodyFields.Text(value)!);
    }

    public SummaryGroup Told(Ask ask) => new(begins, key, Count)
    {
        Measured = ask.Of is null ? null : _measured,
        Min = _min?.Shown,
        Max = _max?.Shown,
        Sum = ask.Of?.Type == FieldType.Number ? _sum : null,
        Distinct = ask.Distinct is null ? null : _values.Count,
    };

    void Measure(EntityField of, string sorted, string shown)
    {
        if (of.Type == FieldType.Number)
        {
            if (!decimal.TryParse(shown, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || Math.Abs(number) > Greatest)
            {
                Unread++;
                return;
            }

            _sum += number;
        }

        _measured++;
        if (_min is not { } min || Condition.Compare(sorted, min.Sorted) < 0) _min = (sorted, shown);
        if (_max is not { } max || Condition.Compare(sorted, max.Sorted) > 0) _max = (sorted, shown);
    }
}
