namespace Portal.Web.Platform.Metrics;

/// <summary>One number: all that was added, or what was said last.</summary>
sealed class NumberSeries(bool sumsUp) : Series
{
    double _number;

    protected override void Take(double value) => _number = sumsUp ? _number + value : value;

    protected override void Tell(Action<string, string, double> line) => line("", "", _number);
}
