using DiploMesh.Testing;

namespace DiploMesh.Query.Tests;

public sealed class QueryProcessTests
{
    [Fact]
    public async Task Process_ToldToStop_ExitsWithZero()
    {
        var folder = Directory.CreateTempSubdirectory("diplomesh-query-");
        var ports = FreePorts.Take(2);
        await using (var query = await ServiceProcess.StartReadyAsync(
            new ServiceProcessOptions
            {
                AssemblyPath = typeof(QueryModule).Assembly.Location,
                Environment = new Dictionary<string, string?>
                {
                    ["DIPLOMESH_Mesh__GrpcPort"] = $"{ports[0]}",
                    ["DIPLOMESH_Mesh__HttpPort"] = $"{ports[1]}",
                    ["Storage__ConnectionString"] = $"Data Source={Path.Combine(folder.FullName, "query.db")}",
                },
                Readiness = new Uri($"http://127.0.0.1:{ports[1]}/readyz"),
            },
            TestContext.Current.CancellationToken))
        {
            (await query.StopAsync(TestContext.Current.CancellationToken)).ShouldBe(0, query.Output);
        }

        folder.Delete(recursive: true);
    }
}
