using System.Globalization;

namespace Portal.Engine.Connectors.Rest.Times;

/// <summary>
/// How far a feed has come: a moment, or a number that grows. They are compared as what they are and not as texts, in
/// which 9 would come after 10 and one offset after another.
/// </summary>
readonly record struct Mark : IComparable<Mark>
{
    const string Canonical = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    Mark(DateTimeOffset? at, long number) => (At, Number) = (at, number);

    /// <summary>Null if it is a number.</summary>
    public DateTimeOffset? At { get; }

    public long Number { get; }

    public static Mark Of(DateTimeOffset at) => new(at.ToUniversalTime(), 0);

    public static Mark Of(long number) => new(null, number);

    /// <returns>Null for no text, and for one that was not written here.</returns>
    public static Mark? Parse(string? text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Of(number)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? Of(at)
        : null;

    public static Mark? Later(Mark? one, Mark? other) => one is not { } first ? other : other is not { } second ? first : first.CompareTo(second) > 0 ? first : second;

    /// <summary>So much earlier; a number stays.</summary>
    public Mark Back(TimeSpan by) => At is not { } at ? this : Of(at - DateTimeOffset.MinValue > by ? at - by : DateTimeOffset.MinValue);

    /// <summary>Those of one kind by size; a moment counts for more than a number, which can only be left from other settings.</summary>
    public int CompareTo(Mark other) => (At, other.At) switch
    {
        ({ } one, { } two) => one.CompareTo(two),
        (null, null) => Number.CompareTo(other.Number),
        (null, _) => -1,
        _ => 1,
    };

    public override string ToString() => At?.UtcDateTime.ToString(Canonical, CultureInfo.InvariantCulture) ?? Number.ToString(CultureInfo.InvariantCulture);
}
