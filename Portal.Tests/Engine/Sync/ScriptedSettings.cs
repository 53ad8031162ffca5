using Portal.Engine.Forms;

namespace Portal.Tests.Engine.Sync;

/// <summary>They do nothing: the script is the test's.</summary>
sealed record ScriptedSettings
{
    [Setting("Path")]
    public string? Path { get; init; }

    [Setting("Size", Pace = true)]
    public int? Size { get; init; }
}
