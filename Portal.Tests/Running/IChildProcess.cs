namespace Portal.Tests.Running;

/// <summary>What a test needs in a process of its own, for example because it will be killed: `Portal.Tests child NAME …`.</summary>
public interface IChildProcess : INamed
{
    Task<int> Run(string[] args);
}
