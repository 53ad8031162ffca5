using System.ComponentModel;

namespace Portal.Engine.Sources;

/// <summary>What is done when a source says something else than it did.</summary>
public enum DriftPolicy
{
    [Description("Tell, and propose what to change")]
    Offer,

    [Description("Tell, and map what is plain by itself")]
    Apply,

    [Description("Tell, go on, and wait for a decision")]
    Ask,

    [Description("Pause the feed until somebody decides")]
    Pause,
}
