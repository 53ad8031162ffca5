namespace Portal.Engine.Connectors;

public static class Coverages
{
    /// <summary>Whether the pass read all there is, whatever it proves of what it did not see.</summary>
    public static bool IsOfAll(this Coverage coverage) => coverage is Coverage.Everything or Coverage.Shifting;
}
