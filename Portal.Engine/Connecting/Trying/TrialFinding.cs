namespace Portal.Engine.Connecting.Trying;

/// <summary>One thing that a trial found, or did not.</summary>
/// <param name="About">What it is about.</param>
/// <param name="IsSure">It was shown to be so; else somebody should look.</param>
/// <param name="Text">What, and by what it was shown, in sentences.</param>
public sealed record TrialFinding(TrialTopic About, bool IsSure, string Text);
