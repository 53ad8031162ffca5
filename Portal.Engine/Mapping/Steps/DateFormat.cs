using System.Globalization;
using Portal.Engine.Mapping.Values;

namespace Portal.Engine.Mapping.Steps;

/// <summary>One way to write a date.</summary>
abstract record DateFormat(string Text)
{
    /// <summary>What is written so may tell its time zone.</summary>
    public virtual bool TellsZone => true;

    public abstract bool TryRead(ReadOnlySpan<byte> text, out IsoTime time);

    /// <returns>Null, and a problem, if nothing could be read so.</returns>
    public static DateFormat? Of(string? text, CultureInfo culture, out string problem)
    {
        problem = "";
        switch (text)
        {
            case DateStep.Iso: return new Standard();
            case DateStep.Seconds: return new Epoch(text, TimeSpan.TicksPerSecond);
            case DateStep.Milliseconds: return new Epoch(text, TimeSpan.TicksPerMillisecond);
            default: return Pattern.Read(text ?? "", culture, out problem);
        }
    }

    sealed record Standard() : DateFormat(DateStep.Iso)
    {
        public override bool TryRead(ReadOnlySpan<byte> text, out IsoTime time) => IsoTime.TryRead(text, out time);
    }

    sealed record Epoch(string Text, long TicksPerUnit) : DateFormat(Text)
    {
        public override bool TryRead(ReadOnlySpan<byte> text, out IsoTime time)
        {
            time = default;
            if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var units)) return false;
            if (Math.Abs(units) > DateTime.MaxValue.Ticks / TicksPerUnit) return false;
            var ticks = DateTime.UnixEpoch.Ticks + (long)decimal.Floor(units * TicksPerUnit);
            if (ticks < 0 || ticks > DateTime.MaxValue.Ticks) return false;
            time = new IsoTime(new DateTime(ticks), HasTime: true, TimeSpan.Zero);
            return true;
        }
    }

    sealed record Pattern(string Text, CultureInfo Culture, bool IsZoned, bool IsUtc) : DateFormat(Text)
    {
        /// <summary>Long ago, so that a pattern without a year is not taken for one of today.</summary>
        static readonly DateTimeOffset Sample = new(1987, 3, 29, 13, 14, 15, TimeSpan.Zero);

        public override bool TellsZone => IsZoned || IsUtc;

        public static Pattern? Read(string text, CultureInfo culture, out string problem)
        {
            problem = $"\"{text}\" is not a pattern of dates. Patterns look like dd.MM.yyyy HH:mm; or say iso, seconds or milliseconds.";
            if (string.IsNullOrWhiteSpace(text) || !TryWrite(text, culture, out var written)) return null;
            if (!DateTime.TryParseExact(written, text, culture, DateTimeStyles.AdjustToUniversal, out var read)) return null;
            problem = read.Date == Sample.Date ? "" : $"\"{text}\" does not tell year, month and day.";

            // R, u and a Z in the pattern are UTC by what they mean, not by what is parsed.
            var isUtc = text is "r" or "R" or "u" || (text.Length > 1 && text.Contains('Z'));
            return problem.Length > 0 ? null : new Pattern(text, culture, read.Kind == DateTimeKind.Utc, isUtc);
        }

        public override bool TryRead(ReadOnlySpan<byte> text, out IsoTime time)
        {
            time = default;
            if (text.Length > TextChanges.OnStack) return false;
            var letters = TextChanges.Chars(text, stackalloc char[TextChanges.OnStack]);
            if (!DateTime.TryParseExact(letters, Text, Culture, DateTimeStyles.AdjustToUniversal, out var read)) return false;
            time = new IsoTime(DateTime.SpecifyKind(read, DateTimeKind.Unspecified), HasTime: true, read.Kind == DateTimeKind.Utc || IsUtc ? TimeSpan.Zero : null);
            return true;
        }

        static bool TryWrite(string pattern, CultureInfo culture, out string written)
        {
            try
            {
                written = Sample.ToString(pattern, culture);
                return true;
            }
            catch (FormatException)
            {
                written = "";
                return false;
            }
        }
    }
}
