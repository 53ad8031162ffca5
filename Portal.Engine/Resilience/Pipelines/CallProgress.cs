namespace Portal.Engine.Resilience.Pipelines;

/// <summary>What one call is at, told to whoever watches the source.</summary>
sealed class CallProgress(Action changed)
{
    public SourceWait? Wait { get; private set; }

    public void Waits(string what, DateTimeOffset until)
    {
        Wait = new(what, until);
        changed();
    }

    public void Goes()
    {
        if (Wait is null) return;
        Wait = null;
        changed();
    }
}
