namespace Portal.Engine.Mapping.Values;

/// <summary>A day or a time of a day, as ISO 8601 spells it.</summary>
/// <param name="Clock">What the clock shows there.</param>
/// <param name="HasTime">It tells more than the day.</param>
/// <param name="Offset">How far the clock is ahead of UTC, if that is told.</param>
readonly record struct IsoTime(DateTime Clock, bool HasTime, TimeSpan? Offset)
{
    const int DateLength = 10, DigitsOfTick = 7;

    /// <summary>Spells an instant as a record does: in UTC, with as many decimals of a second as it has, up to six.</summary>
    public static void WriteMoment(DateTime utc, ByteBuffer output)
    {
        WriteDay(DateOnly.FromDateTime(utc), output);
        var room = output.Room(20);
        room[0] = (byte)'T';
        Put(room[1..], utc.Hour, 2);
        room[3] = (byte)':';
        Put(room[4..], utc.Minute, 2);
        room[6] = (byte)':';
        Put(room[7..], utc.Second, 2);
        var length = 9;
        var micros = (int)(utc.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond);
        if (micros > 0)
        {
            room[length] = (byte)'.';
            Put(room[(length + 1)..], micros, 6);
            length = room[..(length + 7)].TrimEnd((byte)'0').Length;
        }

        room[length] = (byte)'Z';
        output.Advance(length + 1);
    }

    public static void WriteDay(DateOnly day, ByteBuffer output)
    {
        var room = output.Room(DateLength);
        Put(room, day.Year, 4);
        room[4] = (byte)'-';
        Put(room[5..], day.Month, 2);
        room[7] = (byte)'-';
        Put(room[8..], day.Day, 2);
        output.Advance(DateLength);
    }

    public static bool TryRead(ReadOnlySpan<byte> text, out IsoTime time)
    {
        time = default;
        if (text.Length < DateLength || text[4] != '-' || text[7] != '-') return false;
        if (!Take(text, 4, out var year) || !Take(text[5..], 2, out var month) || !Take(text[8..], 2, out var day)) return false;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        var date = new DateTime(year, month, day);
        if (text.Length == DateLength)
        {
            time = new IsoTime(date, HasTime: false, Offset: null);
            return true;
        }

        if (text[DateLength] is not ((byte)'T' or (byte)'t' or (byte)' ')) return false;
        if (!TryClock(text[(DateLength + 1)..], out var clock, out var rest) || !TryOffset(rest, out var offset)) return false;
        time = new IsoTime(date + clock, HasTime: true, offset);
        return true;
    }

    /// <returns>False if it tells no offset, or lies outside the calendar.</returns>
    public bool TryUtc(out DateTime utc)
    {
        utc = default;
        if (Offset is not { } offset) return false;
        var ticks = Clock.Ticks - offset.Ticks;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks) return false;
        utc = new DateTime(ticks, DateTimeKind.Utc);
        return true;
    }

    static bool TryClock(ReadOnlySpan<byte> text, out TimeSpan clock, out ReadOnlySpan<byte> rest)
    {
        clock = default;
        rest = [];
        if (text.Length < 5 || text[2] != ':' || !Take(text, 2, out var hour) || !Take(text[3..], 2, out var minute)) return false;
        var second = 0;
        rest = text[5..];
        long ticks = 0;
        if (rest is [(byte)':', ..])
        {
            if (!Take(rest[1..], 2, out second)) return false;
            rest = rest[3..];
            if (rest is [(byte)'.' or (byte)',', ..] && !TryFraction(ref rest, out ticks)) return false;
        }

        if (hour > 23 || minute > 59 || second > 59) return false;
        clock = new TimeSpan(hour, minute, second) + new TimeSpan(ticks);
        return true;
    }

    static bool TryFraction(ref ReadOnlySpan<byte> rest, out long ticks)
    {
        ticks = 0;
        var digits = 1;
        while (digits < rest.Length && rest[digits] is >= (byte)'0' and <= (byte)'9') digits++;
        for (var i = 1; i <= DigitsOfTick; i++) ticks = (ticks * 10) + (i < digits ? rest[i] - '0' : 0);
        rest = rest[digits..];
        return digits > 1;
    }

    static bool TryOffset(ReadOnlySpan<byte> text, out TimeSpan? offset)
    {
        offset = null;
        if (text.IsEmpty) return true;
        if (text is [(byte)' ', _, ..]) text = text[1..];
        if (text is [(byte)'Z' or (byte)'z'])
        {
            offset = TimeSpan.Zero;
            return true;
        }

        if (text[0] is not ((byte)'+' or (byte)'-') || !Take(text[1..], 2, out var hours)) return false;
        var rest = text[3..];
        if (rest is [(byte)':', _, ..]) rest = rest[1..];
        var minutes = 0;
        if (rest.Length is not (0 or 2) || (rest.Length == 2 && !Take(rest, 2, out minutes)) || hours > 14 || minutes > 59) return false;
        var ahead = new TimeSpan(hours, minutes, 0);
        offset = text[0] == '-' ? -ahead : ahead;
        return true;
    }

    static bool Take(ReadOnlySpan<byte> text, int count, out int number)
    {
        number = 0;
        if (text.Length < count) return false;
        foreach (var digit in text[..count])
        {
            if (digit is < (byte)'0' or > (byte)'9') return false;
            number = (number * 10) + digit - '0';
        }

        return true;
    }

    static void Put(Span<byte> room, int number, int count)
    {
        for (var i = count - 1; i >= 0; i--, number /= 10) room[i] = (byte)('0' + (number % 10));
    }
}
