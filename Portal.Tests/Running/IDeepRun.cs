namespace Portal.Tests.Running;

/// <summary>The full count of a test of which CI holds a sample: `deep/run NAME`.</summary>
public interface IDeepRun : INamedRun;
