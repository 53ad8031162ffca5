using System.ComponentModel;

namespace Portal.Engine.Sources.Fallbacks;

/// <summary>What is served in place of what a stream says, while that is stale.</summary>
public enum FallbackKind
{
    [Description("What the next one believed says that is not stale")]
    NextBest,

    [Description("Its own last value, said to be that")]
    LastGoodCopy,

    [Description("What one named stream says")]
    NamedStream,
}
