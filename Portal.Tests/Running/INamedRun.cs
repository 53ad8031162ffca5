namespace Portal.Tests.Running;

/// <summary>A run that is too long or too dependent on the machine for every day.</summary>
public interface INamedRun : INamed
{
    /// <summary>What it shows, in one sentence.</summary>
    string Help { get; }

    Task Run(NamedRunContext context, CancellationToken stop);
}
