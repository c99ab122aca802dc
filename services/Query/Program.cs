using DiploMesh.Hosting;
using DiploMesh.Query;

return await MeshHost.RunAsync(args, new QueryModule());
