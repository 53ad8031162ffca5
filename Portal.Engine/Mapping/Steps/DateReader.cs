using Portal.Engine.Mapping.Values;

namespace Portal.Engine.Mapping.Steps;

/// <summary>Reads moments and days by the first format that fits.</summary>
sealed class DateReader(IReadOnlyList<DateFormat> formats, TimeZoneInfo? zone, DateResult gives)
{
    readonly string _notOne = $"is not a date as {string.Join(" or ", formats.Select(format => format.Text))}";

    public FieldValue Read(FieldValue value, MappedRow row)
    {
        if (value.IsNothing) return value;
        if (!value.TryText(row, out var text)) return FieldValue.Refused(_notOne);
        foreach (var format in formats)
        {
            if (format.TryRead(text, out var time)) return gives == DateResult.Day ? Day(time, row) : Moment(time, row);
        }

        return FieldValue.Refused(_notOne);
    }

    FieldValue Day(IsoTime time, MappedRow row)
    {
        var clock = time.Clock;
        if (time.HasTime && time.Offset is not null)
        {
            if (!time.TryUtc(out var utc)) return FieldValue.Refused("lies outside the calendar");
            clock = zone is null ? utc : TimeZoneInfo.ConvertTimeFromUtc(utc, zone);
        }

        var start = row.Scratch.Length;
        IsoTime.WriteDay(DateOnly.FromDateTime(clock), row.Scratch);
        return FieldValue.Of(ValueKind.Day, row, start);
    }

    FieldValue Moment(IsoTime time, MappedRow row)
    {
        if (time.Offset is null)
        {
            if (zone is null) return FieldValue.Refused("tells no time zone, and the step does not say which one is meant");
            if (zone.IsInvalidTime(time.Clock)) return FieldValue.Refused($"does not exist in {zone.Id}, where clocks were put forward");
            time = time with { Offset = Offset(time.Clock, zone) };
        }

        if (!time.TryUtc(out var utc)) return FieldValue.Refused("lies outside the calendar");
        var start = row.Scratch.Length;
        IsoTime.WriteMoment(utc, row.Scratch);
        return FieldValue.Of(ValueKind.Moment, row, start);
    }

    /// <summary>Of an hour that comes twice the first is meant.</summary>
    static TimeSpan Offset(DateTime clock, TimeZoneInfo zone) =>
        zone.IsAmbiguousTime(clock) ? zone.GetAmbiguousTimeOffsets(clock).Max() : zone.GetUtcOffset(clock);
}
