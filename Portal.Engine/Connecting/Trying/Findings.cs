namespace Portal.Engine.Connecting.Trying;

/// <summary>What a trial found so far.</summary>
sealed class Findings
{
    readonly List<TrialFinding> _all = [];

    public IReadOnlyList<TrialFinding> All => _all;

    public void Sure(TrialTopic about, string text) => _all.Add(new(about, true, text));

    public void Open(TrialTopic about, string text) => _all.Add(new(about, false, text));

    /// <summary>What was said of it before does not hold.</summary>
    public void OpenInstead(TrialTopic about, string text)
    {
        _all.RemoveAll(finding => finding.About == about);
        Open(about, text);
    }
}
