using System.Globalization;

namespace Portal.Tests.Running;

/// <summary>
/// What was done last goes on for a while: a page that was closed is cleared away, and a browser makes a process ready for a page that may come.
/// Whoever measures what one person waits for begins when that is done, as a person does who looks before they act.
/// </summary>
static class MachineRest
{
    const double RestingShare = .85;

    const int Idle = 4, Waiting = 5;

    static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(100), Patience = TimeSpan.FromSeconds(3);

    /// <summary>Ends when the processors had next to nothing to do for a moment, and also when they have for too long.</summary>
    public static async Task Come()
    {
        for (var waited = TimeSpan.Zero; waited < Patience; waited += Slice)
        {
            var before = Read();
            await Task.Delay(Slice, TimeProvider.System);
            if (IsResting(before, Read())) return;
        }
    }

    /// <summary>From two readings of how long the processors did what.</summary>
    internal static bool IsResting(long[] before, long[] after)
    {
        var (all, idle) = (after.Sum() - before.Sum(), after[Idle - 1] + after[Waiting - 1] - before[Idle - 1] - before[Waiting - 1]);
        return idle >= all * RestingShare;
    }

    static long[] Read() => [.. File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(8).Select(ticks => long.Parse(ticks, CultureInfo.InvariantCulture))];
}
