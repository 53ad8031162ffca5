namespace Portal.Web.Platform.Metrics;

/// <summary>One row of numbers: what a family says for one set of labels. Recorded from many threads at once.</summary>
abstract class Series
{
    readonly Lock _gate = new();

    public void Record(double value)
    {
        lock (_gate) Take(value);
    }

    /// <param name="line">Takes the suffix of the name, a further label and the number.</param>
    public void Write(Action<string, string, double> line)
    {
        lock (_gate) Tell(line);
    }

    protected abstract void Take(double value);

    protected abstract void Tell(Action<string, string, double> line);
}
