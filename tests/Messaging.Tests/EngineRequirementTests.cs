using DiploMesh.Testing;

namespace DiploMesh.Messaging.Tests;

public sealed class EngineRequirementTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("docker,buf")]
    public void Missing_EngineNotRequired_SkipsTheTest(string? required) =>
        EngineRequirement.Missing("rabbitmq", "not installed", required).Message.ShouldStartWith("$XunitDynamicSkip$");

    [Theory]
    [InlineData("rabbitmq")]
    [InlineData("docker, RabbitMQ")]
    public void Missing_EngineRequired_FailsTheTest(string required) =>
        EngineRequirement.Missing("rabbitmq", "not installed", required).Message.ShouldNotStartWith("$XunitDynamicSkip$");
}
