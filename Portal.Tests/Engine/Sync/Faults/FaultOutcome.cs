using System.Text.RegularExpressions;
using Portal.Engine.Resilience;
using Portal.Engine.Sync.Runs;

namespace Portal.Tests.Engine.Sync.Faults;

/// <summary>What comes of a run while something is wrong.</summary>
/// <param name="State">How it ends.</param>
/// <param name="Who">Whom it names.</param>
/// <param name="Message">What it says; * stands for what differs from day to day.</param>
/// <param name="Read">How much of what changed was seen.</param>
/// <param name="Added">How many of the new records were taken.</param>
/// <param name="Changed">How many of the changed ones.</param>
/// <param name="Deleted">How many of the deleted ones went.</param>
/// <param name="Quarantined">How many of those read, and not deleted, wait in quarantine.</param>
/// <param name="Verified">Whether what is stored counts as verified by it.</param>
/// <param name="Watermark">Whether the watermark moved.</param>
sealed record FaultOutcome(RunState State, Who? Who, string Message, Share Read, Share Added, Share Changed, Share Deleted, Share Quarantined, bool Verified, bool Watermark)
{
    public const string Well = "All is well.";

    public static FaultOutcome Good { get; } = new(RunState.Succeeded, null, Well, Share.All, Share.All, Share.All, Share.All, Share.None, Verified: true, Watermark: true);

    /// <summary>It ends before anything was read.</summary>
    public static FaultOutcome Fails(Who who, string message) => new(RunState.Failed, who, message, Share.None, Share.None, Share.None, Share.None, Share.None, Verified: false, Watermark: false);

    /// <summary>What was read is kept, and the next run goes on behind it.</summary>
    public bool EndsInPass => Read != Share.None && !Watermark;

    public bool Fits(string message) => Regex.IsMatch(message, $"^{Regex.Escape(Message).Replace("\\*", ".+", StringComparison.Ordinal)}$", RegexOptions.CultureInvariant);
}
