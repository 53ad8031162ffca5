namespace Portal.Tests.Deep.Races;

/// <summary>One kind of race; each round of it is a stream of its own.</summary>
interface IRace
{
    Task Round(RaceGround ground, Random random, CancellationToken stop);
}
