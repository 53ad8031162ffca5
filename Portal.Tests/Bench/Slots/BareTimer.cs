namespace Portal.Tests.Bench.Slots;

/// <summary>Waits for one moment after the other, and does nothing then but look at the clock.</summary>
static class BareTimer
{
    /// <returns>By how many milliseconds it came too late, in order.</returns>
    public static async Task<double[]> Late(IEnumerable<DateTimeOffset> moments, CancellationToken stop)
    {
        var late = new List<double>();
        foreach (var moment in moments.Order())
        {
            while (moment - TimeProvider.System.GetUtcNow() is { Ticks: > 0 } wait) await Task.Delay(wait, TimeProvider.System, stop);
            late.Add((TimeProvider.System.GetUtcNow() - moment).TotalMilliseconds);
        }

        return [.. late.Order()];
    }
}
