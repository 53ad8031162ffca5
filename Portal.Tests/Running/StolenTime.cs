using System.Diagnostics;
using System.Globalization;

namespace Portal.Tests.Running;

/// <summary>How much of this machine was given to others while something was measured: a machine that is shared loses time that nothing on it took.</summary>
readonly struct StolenTime
{
    /// <summary>The kernel counts in hundredths of a second, also where it ticks otherwise.</summary>
    const double TickMs = 10, BearableShare = .05;

    const int Field = 8;

    readonly long _began, _stolen;

    StolenTime(long began, long stolen) => (_began, _stolen) = (began, stolen);

    public static StolenTime Begin() => new(Stopwatch.GetTimestamp(), Ticks());

    /// <returns>Which part of the machine's time was taken away since, from 0 to 1.</returns>
    public double Share() => Share(Ticks() - _stolen, Stopwatch.GetElapsedTime(_began), Environment.ProcessorCount);

    /// <summary>One tick alone counts as nothing: it may have begun before.</summary>
    internal static double Share(long ticks, TimeSpan time, int processors) => time <= TimeSpan.Zero ? 0 : Math.Clamp((ticks - 1) * TickMs / (time.TotalMilliseconds * processors), 0, 1);

    public static bool IsBearable(double share) => share <= BearableShare;

    static long Ticks() => long.Parse(File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[Field], CultureInfo.InvariantCulture);
}
