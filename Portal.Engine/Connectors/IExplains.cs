namespace Portal.Engine.Connectors;

/// <summary>A connector that can look at a source with settings that nothing runs by yet, and say what it finds.</summary>
public interface IExplains
{
    /// <summary>Reads a page or two and keeps nothing. A refusal says what is wrong with the settings, and what was probably meant.</summary>
    Task<Outcome<Explanation>> Explain(ReadContext context, CancellationToken stop);
}
