using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Portal.Engine.Connectors.Rest.Reading;
using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Engine.Connectors.Rest.Times;

/// <summary>Reads and writes moments as one source does.</summary>
sealed class TimeText(TimeSettings settings)
{
    readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(settings.Zone);

    public bool IsNumber => settings.Format is TimeFormat.Seconds or TimeFormat.Milliseconds or TimeFormat.Number;

    /// <summary>What it should look like, for somebody whose records look otherwise.</summary>
    public string Looks => settings.Format switch
    {
        TimeFormat.Iso => "an ISO date such as 2026-03-29T01:00:00Z",
        TimeFormat.IsoWithoutZone => "an ISO date such as 2026-03-29T01:00:00",
        TimeFormat.Seconds => "a number of seconds since 1970",
        TimeFormat.Milliseconds => "a number of milliseconds since 1970",
        TimeFormat.Http => "a date such as Sun, 29 Mar 2026 01:00:00 GMT",
        TimeFormat.Number => "a whole number",
        _ => $"a date written as {settings.Pattern}",
    };

    public Mark? Read(JsonElement value)
    {
        if (IsNumber) return Number(value);
        // The common case by far: no text is made for it.
        if (settings.Format == TimeFormat.Iso && value.ValueKind == JsonValueKind.String && JsonMarshal.GetRawUtf8Value(value) is [.., (byte)'Z', _] && value.TryGetDateTimeOffset(out var quick)) return Mark.Of(quick);
        return Texts.Of(value) is { Length: > 0 } text && Moment(text) is { } at ? Mark.Of(at) : null;
    }

    /// <summary>
    /// The last moment that may be meant: a time in whole seconds may be any within its second, so that what is told by it is
    /// not older than what is told more exactly.
    /// </summary>
    public DateTimeOffset? ReadEnd(JsonElement value) =>
        Read(value)?.At is { } at ? (at.Ticks % TimeSpan.TicksPerSecond == 0 && !SaysFraction(value) ? at.AddTicks(TimeSpan.TicksPerSecond - 1) : at) : null;

    public string Write(Mark mark)
    {
        if (mark.At is not { } at) return mark.ToString();
        return settings.Format switch
        {
            TimeFormat.Seconds or TimeFormat.Number => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            TimeFormat.Milliseconds => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            TimeFormat.Http => at.ToString("R", CultureInfo.InvariantCulture),
            TimeFormat.IsoWithoutZone => Local(at).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
            TimeFormat.Custom => InZone(at).ToString(settings.Pattern, CultureInfo.InvariantCulture),
            _ => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture),
        };
    }

    bool SaysFraction(JsonElement value) => settings.Format switch
    {
        TimeFormat.Milliseconds => true,
        TimeFormat.Http => false,
        TimeFormat.Custom => settings.Pattern?.Contains('f', StringComparison.OrdinalIgnoreCase) == true,
        _ => value.GetRawText().AsSpan().ContainsAny('.', ','),
    };

    Mark? Number(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.Number ? value.GetRawText() : Texts.Of(value);
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return null;
        if (settings.Format == TimeFormat.Number) return number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue ? Mark.Of((long)number) : null;
        // Held against the calendar before it is multiplied, which a very large one would not survive.
        var ticks = settings.Format == TimeFormat.Seconds ? TimeSpan.TicksPerSecond : TimeSpan.TicksPerMillisecond;
        return number >= (decimal)(DateTimeOffset.MinValue - DateTimeOffset.UnixEpoch).Ticks / ticks && number <= (decimal)(DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks / ticks
            ? Mark.Of(DateTimeOffset.UnixEpoch.AddTicks((long)(number * ticks)))
            : null;
    }

    DateTimeOffset? Moment(string text)
    {
        if (settings.Format is TimeFormat.Iso or TimeFormat.IsoWithoutZone && !BeginsWithYear(text)) return null;
        if (settings.Format is TimeFormat.Iso or TimeFormat.Http)
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
        if (settings.Format == TimeFormat.Custom && SaysZone)
            return DateTimeOffset.TryParseExact(text, settings.Pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var zoned) ? zoned : null;
        var isRead = settings.Format == TimeFormat.Custom
            ? DateTime.TryParseExact(text, settings.Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            : DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out local);
        if (!isRead) return null;
        return local.Kind == DateTimeKind.Unspecified ? InZone(local) : new DateTimeOffset(local);
    }

    /// <summary>Of 03/04/2026 nobody can say whether it is in March or in April.</summary>
    static bool BeginsWithYear(string text) => text.Length > 4 && !text.AsSpan(0, 4).ContainsAnyExceptInRange('0', '9');

    bool SaysZone => settings.Pattern!.Contains('z', StringComparison.Ordinal) || settings.Pattern.Contains('K', StringComparison.Ordinal);

    /// <summary>An hour that the clock shows twice is taken for the earlier, so that nothing is passed over.</summary>
    DateTimeOffset? InZone(DateTime local)
    {
        var offset = _zone.IsAmbiguousTime(local) ? _zone.GetAmbiguousTimeOffsets(local).Max() : _zone.GetUtcOffset(local);
        var ticks = local.Ticks - offset.Ticks;
        return ticks < 0 || ticks > DateTime.MaxValue.Ticks ? null : new DateTimeOffset(local, offset);
    }

    DateTimeOffset InZone(DateTimeOffset at) => SaysZone ? TimeZoneInfo.ConvertTime(at, _zone) : new DateTimeOffset(Local(at), TimeSpan.Zero);

    /// <summary>As a clock on the wall shows it; in an hour that it shows twice an hour before, since the source may take it for the later.</summary>
    DateTime Local(DateTimeOffset at)
    {
        var local = DateTime.SpecifyKind(TimeZoneInfo.ConvertTime(at, _zone).DateTime, DateTimeKind.Unspecified);
        if (!_zone.IsAmbiguousTime(local)) return local;
        var offsets = _zone.GetAmbiguousTimeOffsets(local);
        return local - (offsets.Max() - offsets.Min());
    }
}
