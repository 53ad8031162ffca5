namespace Portal.Engine.Store.Sealing;

/// <summary>A body as it may rest.</summary>
/// <param name="Body">With each sensitive value sealed.</param>
/// <param name="Hash">What tells whether it still says the same; of sensitive values it knows the blind alone.</param>
public readonly record struct ClosedBody(ReadOnlyMemory<byte> Body, UInt128 Hash);
