namespace Portal.Tests.Running;

/// <summary>A measurement: `bench/run NAME`.</summary>
public interface IBenchRun : INamedRun;
